package org.enishi.sync.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.store.encryption.DeviceChange;
import org.enishi.store.encryption.DeviceChangeStore;
import org.enishi.store.encryption.ToDeviceStore;
import org.enishi.sync.feed.FeedListener;
import org.enishi.sync.feed.Followers;

/** Whose keys changed lately, and whom that concerns; wakes those, and those who got messages. */
@ApplicationScoped
public class DeviceTrail implements FeedListener {
    private static final int LONGEST = 20_000;

    @Inject
    DeviceChangeStore changes;

    @Inject
    ToDeviceStore messages;

    @Inject
    Followers followers;

    /** @param owner account of the user, 0 for users of other servers */
    private record Step(DeviceChange change, long owner, Set<Long> rooms) {
        boolean concerns(long account, Set<Long> joined) {
            if (change.audience() != 0) return change.audience() == account;
            return owner == account || !Collections.disjoint(rooms, joined);
        }
    }

    private final ArrayDeque<Step> steps = new ArrayDeque<>();
    private long floor = Long.MAX_VALUE;

    @Override
    public void tell(List<JournalEntry> entries) {
        long first = entries.get(0).position().value() - 1;
        long last = entries.get(entries.size() - 1).position().value();
        if (has(entries, JournalKind.TO_DEVICE))
            messages.recipients(first, last)
                    .forEach(account -> followers.happened(account, JournalKind.TO_DEVICE, last));
        if (has(entries, JournalKind.DEVICE_LIST)) changed(entries, changes.between(first, last));
        synchronized (this) {
            floor = Math.min(floor, first);
        }
    }

    /** Users whose change between two positions concerns the account; empty if that is too long ago. */
    synchronized Optional<Set<UserId>> concerning(long account, Set<Long> joined, long after, long upTo) {
        if (after < floor) return Optional.empty();
        Set<UserId> found = new HashSet<>();
        for (Iterator<Step> backwards = steps.descendingIterator(); backwards.hasNext(); ) {
            Step step = backwards.next();
            if (step.change.position() <= after) break;
            if (step.change.position() <= upTo && step.concerns(account, joined)) found.add(step.change.user());
        }
        return Optional.of(found);
    }

    private void changed(List<JournalEntry> entries, List<DeviceChange> told) {
        Map<Long, Long> owners = new HashMap<>();
        for (JournalEntry entry : entries) {
            Long account = entry.account();
            if (entry.kind() == JournalKind.DEVICE_LIST && account != null)
                owners.put(entry.position().value(), account);
        }
        Map<UserId, Set<Long>> rooms =
                changes.joinedRooms(told.stream().map(DeviceChange::user).toList());
        for (DeviceChange change : told) {
            var step = new Step(
                    change, owners.getOrDefault(change.position(), 0L), rooms.getOrDefault(change.user(), Set.of()));
            add(step);
            wake(step);
        }
    }

    private synchronized void add(Step step) {
        steps.addLast(step);
        if (steps.size() > LONGEST) floor = steps.removeFirst().change.position();
    }

    private void wake(Step step) {
        long position = step.change.position();
        if (step.owner != 0) followers.happened(step.owner, JournalKind.DEVICE_LIST, position);
        if (step.change.audience() == 0) step.rooms.forEach(followers::roomChanged);
    }

    private static boolean has(List<JournalEntry> entries, JournalKind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }
}
