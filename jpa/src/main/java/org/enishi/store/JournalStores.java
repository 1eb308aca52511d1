package org.enishi.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.enishi.store.event.EventStore;
import org.enishi.store.outbox.OutboxStore;
import org.enishi.store.room.MemberStore;
import org.enishi.store.state.StateTrie;

/** Makes the stores that are plain Java: they are called too often for a proxy, and tests build them as they are. */
@ApplicationScoped
public class JournalStores {
    @Produces
    @Singleton
    EventStore events() {
        return new EventStore();
    }

    @Produces
    @Singleton
    MemberStore members() {
        return new MemberStore();
    }

    @Produces
    @Singleton
    OutboxStore outbox() {
        return new OutboxStore();
    }

    @Produces
    @Singleton
    StateTrie states() {
        return new StateTrie();
    }
}
