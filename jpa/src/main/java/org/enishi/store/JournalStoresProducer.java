package org.enishi.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.enishi.store.event.EventStore;
import org.enishi.store.outbox.EduStore;
import org.enishi.store.outbox.OutboxStore;
import org.enishi.store.room.MemberStore;
import org.enishi.store.state.StateTrie;

/** Gives the stores that are plain Java to those who inject them. */
@ApplicationScoped
public class JournalStoresProducer {
    /** An eighth of the heap: 64 MB of 512. */
    private static final int SHARE = 8;

    @Resource(lookup = "java:app/jdbc/enishi")
    DataSource source;

    @Produces
    @Singleton
    JournalStores stores() {
        return new JournalStores(source, Runtime.getRuntime().maxMemory() / SHARE);
    }

    @Produces
    @Singleton
    EventStore events(JournalStores stores) {
        return stores.events();
    }

    @Produces
    @Singleton
    MemberStore members(JournalStores stores) {
        return stores.members();
    }

    @Produces
    @Singleton
    OutboxStore outbox(JournalStores stores) {
        return stores.outbox();
    }

    @Produces
    @Singleton
    EduStore edus(JournalStores stores) {
        return new EduStore(stores.sql());
    }

    @Produces
    @Singleton
    StateTrie states(JournalStores stores) {
        return stores.states();
    }
}
