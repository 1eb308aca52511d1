package org.enishi.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.ServerName;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Rooms;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.presence.Acquaintances;

/** Servers that come into a room are told which of our users there are there; what changes later they are told anyway. */
@ApplicationScoped
public class Newcomers {
    private static final int MOST = 200;

    @Inject
    EventStore events;

    @Inject
    Acquaintances acquaintances;

    @Inject
    Rooms rooms;

    @Inject
    PresenceNews news;

    @Inject
    PresenceAnnouncer announcer;

    void greet(List<JournalEntry> entries) {
        Map<Long, Set<ServerName>> entered = entered(entries);
        if (entered.isEmpty()) return;
        long before = entries.get(0).position().value();
        acquaintances.serversBefore(entered, before).forEach((room, servers) -> {
            Set<ServerName> here = entered.get(room);
            if (here != null) here.removeAll(servers);
        });
        entered.values().removeIf(Collection::isEmpty);
        rooms.find(entered.keySet()).forEach((room, head) -> {
            Set<ServerName> newcomers = entered.getOrDefault(room, Set.of());
            announcer.introduce(news.ours(room, MOST), newcomers, head.host());
        });
    }

    /** The servers of other servers' users who joined, by room. */
    private Map<Long, Set<ServerName>> entered(List<JournalEntry> entries) {
        List<Long> candidates = new ArrayList<>();
        for (JournalEntry entry : entries) {
            Long event = entry.event();
            if (entry.kind() == JournalKind.EVENT && event != null && entry.account() == null) candidates.add(event);
        }
        Map<Long, Set<ServerName>> entered = new HashMap<>();
        for (StoredEvent stored : events.byNid(candidates).values())
            if (joins(stored))
                entered.computeIfAbsent(stored.roomNid(), none -> new HashSet<>())
                        .add(stored.event().sender().server());
        return entered;
    }

    /** Most events change no state, and need not be looked into. */
    private static boolean joins(StoredEvent stored) {
        boolean changes = stored.after() != null && !stored.after().equals(stored.before());
        return changes
                && stored.event().membership().filter(Membership.JOIN::equals).isPresent();
    }
}
