package org.enishi.typing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Rooms;
import org.enishi.journal.running.JournalFollower;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/**
 * Whoever leaves a room, or is sent away, types there no more. Each node looks after those whom it knows to type; rooms in
 * which nobody does cost a look into memory.
 */
@ApplicationScoped
class TypingDepartures implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 407;

    @Inject
    JournalFollower journal;

    @Inject
    EventStore events;

    @Inject
    Rooms rooms;

    @Inject
    TypingBoard board;

    @Inject
    TypingAnnouncer announcer;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        journal.follow("Who has left a room may seem to type there", this::isWhereSomebodyTypes, this::read);
    }

    private boolean isWhereSomebodyTypes(JournalEntry entry) {
        Long room = entry.room();
        return entry.kind() == JournalKind.EVENT && room != null && board.isBusy(room);
    }

    private void read(List<JournalEntry> entries) {
        List<Long> candidates = new ArrayList<>();
        for (JournalEntry entry : entries) {
            Long event = entry.event();
            if (event != null && isWhereSomebodyTypes(entry)) candidates.add(event);
        }
        for (StoredEvent stored : events.byNid(candidates).values()) if (isDeparture(stored)) end(stored);
    }

    /** Most events change no state, and need not be looked into. */
    private static boolean isDeparture(StoredEvent stored) {
        boolean changes = stored.after() != null && !stored.after().equals(stored.before());
        return changes
                && stored.event().is(EventType.MEMBER)
                && stored.event()
                        .membership()
                        .filter(membership -> membership != Membership.JOIN)
                        .isPresent();
    }

    private void end(StoredEvent departure) {
        String name = departure.event().stateKeyText().orElse("");
        if (!UserId.isWellFormed(name)) return;
        var user = new UserId(name);
        long room = departure.roomNid();
        if (board.stop(room, user)) rooms.find(room).ifPresent(head -> announcer.announce(head, user, false));
    }
}
