package org.enishi.userdirectory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.store.people.Reading;
import org.enishi.store.people.ReadingStore;

/** Reads a little of people's names, in a transaction of its own; one node at a time. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ReadingStep {
    private static final int ENTRIES = 1_000;
    private static final int MEMBERS = 500;

    @Inject
    ReadingStore readings;

    @Inject
    WordReader words;

    @Inject
    JournalTail tail;

    /** What changed since. @return whether there may be more */
    boolean forwards() {
        Reading reading = readings.lock();
        List<JournalEntry> entries = tail.after(new Position(reading.position()), ENTRIES);
        if (entries.isEmpty()) return false;
        long last = entries.get(entries.size() - 1).position().value();
        Set<Long> rooms = new HashSet<>();
        for (JournalEntry entry : entries) {
            Long room = entry.room();
            if (entry.kind() == JournalKind.EVENT && room != null) rooms.add(room);
        }
        if (!rooms.isEmpty()) words.read(readings.changed(rooms, reading.position(), last));
        readings.put(new Reading(last, reading.before()));
        return entries.size() == ENTRIES;
    }

    /** Those who were there before. @return whether there may be more */
    boolean before() {
        Reading reading = readings.lock();
        Reading.Member last = reading.before();
        if (last == null) return false;
        List<Reading.Change> members = readings.joinedBehind(last, MEMBERS);
        words.read(members);
        boolean more = members.size() == MEMBERS;
        Reading.Member next = more ? members.get(MEMBERS - 1).place() : null;
        readings.put(new Reading(reading.position(), next));
        return more;
    }
}
