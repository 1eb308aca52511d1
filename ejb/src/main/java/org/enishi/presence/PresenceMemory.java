package org.enishi.presence;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.security.AccountEnded;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.presence.PresenceStore;
import org.enishi.store.presence.PresenceStore.Saying;

/**
 * Keeps how people are there for other nodes, and for the time after a restart. Little at a time, and never on the way of
 * what somebody waits for.
 */
@ApplicationScoped
public class PresenceMemory {
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST = 50_000;

    @Resource
    ManagedExecutorService executor;

    @Inject
    PresenceBoard board;

    @Inject
    PresenceStore store;

    @Inject
    Journal journal;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    /** Of this life of this node. */
    private String name = "";

    @PostConstruct
    void begin() {
        name = generator.secret();
    }

    /** As people were when this node was not there; whoever does not come back soon is gone. */
    void recall() {
        long now = clock.millis();
        store.latest(MOST).forEach(saying -> take(saying, Math.min(saying.until(), now + Present.KEPT_FOR / 2)));
    }

    /** How somebody was who is not there. */
    Optional<Presence> find(UserId user) {
        return store.of(user).stream()
                .map(PresenceMemory::presence)
                .reduce((before, last) -> last)
                .map(last -> new Presence(PresenceState.OFFLINE, false, last.lastActive(), last.message()));
    }

    /** What other nodes have said. */
    void follow(List<JournalEntry> entries) {
        boolean concerns = entries.stream().anyMatch(entry -> entry.kind() == JournalKind.PRESENCE);
        if (!concerns) return;
        long first = entries.get(0).position().value();
        long last = entries.get(entries.size() - 1).position().value();
        store.saidByOthers(name, first - 1, last).forEach(saying -> take(saying, saying.until()));
    }

    /** What has to be kept of these people, as far as it is not too much: the rest comes with a later look at everybody. */
    void keep(Collection<UserId> users) {
        Map<UserId, Present.Kept> due = board.due(users, MOST_AT_ONCE);
        if (due.isEmpty()) return;
        long now = clock.millis();
        List<Saying> sayings = new ArrayList<>();
        due.forEach((user, kept) -> sayings.add(saying(user, kept)));
        journal.write(pen -> {
            long position = pen.note(JournalKind.PRESENCE, null, null).value();
            store.put(sayings, position, now);
            return position;
        });
        board.wasKept(due);
    }

    /** Behind what may be on its way to be kept. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountEnded ended) {
        board.forget(List.of(ended.user()));
        executor.execute(() -> journal.write(pen -> {
            store.remove(ended.user());
            return true;
        }));
    }

    private Saying saying(UserId user, Present.Kept kept) {
        Presence presence = kept.presence();
        return new Saying(
                user,
                presence.state().ordinal(),
                presence.active(),
                presence.lastActive(),
                kept.until(),
                name,
                presence.message().map(text -> text.replace("\0", "")));
    }

    private void take(Saying saying, long until) {
        board.isKept(saying.user(), saying.teller(), new Present.Kept(presence(saying), until));
    }

    private static Presence presence(Saying saying) {
        return new Presence(
                PresenceState.values()[saying.state()], saying.active(), saying.lastActive(), saying.message());
    }
}
