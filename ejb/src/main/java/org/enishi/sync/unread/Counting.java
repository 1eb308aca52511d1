package org.enishi.sync.unread;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.push.EventMark;
import org.enishi.store.push.MarkStore;
import org.enishi.store.receipt.ReadMarks;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.store.receipt.StoredReceipt;
import org.enishi.timeline.ignoring.IgnoredUsers;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a user has not read. Of each room the newest {@link #MOST} are counted: nobody reads a larger number.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#marking-notifications-as-read">Matrix v1.19, "Marking
 *     notifications as read"</a>
 */
@Dependent
public class Counting {
    static final int MOST = 500;

    @Inject
    JournalStores stores;

    @Inject
    ReceiptStore receipts;

    @Inject
    MarkRanges ranges;

    @Inject
    OwnRules rules;

    @Inject
    IgnoredUsers ignored;

    /** From the places up to which the user has read. */
    Map<Long, Unread> count(Asking asking, Collection<Long> rooms) {
        Map<Long, ReadMarks> read = read(asking.caller().user(), rooms);
        Map<Long, Long> after = new HashMap<>();
        read.forEach((room, marks) -> after.put(room, marks.whole()));
        var range = new MarkStore.Range(after, asking.upTo(), MOST);
        Map<Long, List<EventMark>> found = new HashMap<>();
        Set<String> unheard = unheard(asking);
        for (EventMark mark : marks(asking, range))
            if (!unheard.contains(mark.sender()))
                found.computeIfAbsent(mark.room(), room -> new ArrayList<>()).add(mark);
        Map<Long, Unread> counted = new HashMap<>();
        Set<Long> mentions = mentions(asking, found.keySet(), lowest(after));
        found.forEach((room, marks) -> counted.put(
                room,
                tally(asking.caller().user(), marks, mentions, read.getOrDefault(room, new ReadMarks(0, Map.of())))));
        return counted;
    }

    /** What has come since; null where the user has sent something, which counts as reading. */
    @Nullable
    Unread since(Asking asking, long room, long asOf) {
        if (rules.of(asking).isPresent()) return null;
        Set<String> unheard = unheard(asking);
        List<EventMark> marks = ranges.between(room, asOf, asking.upTo()).stream()
                .filter(mark -> !unheard.contains(mark.sender()))
                .toList();
        String self = asking.caller().user().value();
        boolean full = marks.size() == MOST;
        if (full || marks.stream().anyMatch(mark -> mark.sender().equals(self))) return null;
        Set<Long> mentions = new HashSet<>();
        long account = asking.caller().account();
        marks.stream()
                .filter(mark -> mark.mentioned().contains(account))
                .forEach(mark -> mentions.add(mark.position()));
        return tally(asking.caller().user(), marks, mentions, new ReadMarks(asOf, Map.of()));
    }

    private List<EventMark> marks(Asking asking, MarkStore.Range range) {
        return rules.of(asking)
                .map(own -> own.weigh(stores.marks().events(range)))
                .orElseGet(() -> stores.marks().newest(range));
    }

    private Set<Long> mentions(Asking asking, Collection<Long> rooms, long after) {
        boolean decided = rooms.isEmpty() || rules.of(asking).isPresent();
        return decided ? Set.of() : stores.marks().mentions(asking.caller().account(), rooms, after);
    }

    private Set<String> unheard(Asking asking) {
        return ignored.by(asking.caller().user()).stream().map(UserId::value).collect(Collectors.toSet());
    }

    private Map<Long, ReadMarks> read(UserId user, Collection<Long> rooms) {
        Map<Long, List<StoredReceipt>> own = new HashMap<>();
        for (StoredReceipt receipt : receipts.ofUser(user, rooms))
            own.computeIfAbsent(receipt.key().room(), room -> new ArrayList<>()).add(receipt);
        Map<Long, ReadMarks> read = new HashMap<>();
        stores.marks()
                .joined(user, rooms)
                .forEach((room, since) -> read.put(room, ReadMarks.of(since, own.getOrDefault(room, List.of()))));
        return read;
    }

    /** @param marks newest first: behind an own one of the same thread all is read */
    private static Unread tally(UserId user, List<EventMark> marks, Set<Long> mentions, ReadMarks read) {
        Map<String, Unread.Counts> counts = new HashMap<>();
        Set<String> answered = new HashSet<>();
        for (EventMark mark : marks) {
            if (mark.sender().equals(user.value())) answered.add(mark.thread());
            boolean isRead = answered.contains(mark.thread()) || read.isRead(mark.thread(), mark.position());
            if (isRead) continue;
            boolean highlights = mark.weight() == 2 || mentions.contains(mark.position());
            boolean notifies = highlights || mark.weight() == 1;
            if (notifies) counts.merge(mark.thread(), new Unread.Counts(1, highlights ? 1 : 0), Unread.Counts::plus);
        }
        return new Unread(Map.copyOf(counts));
    }

    private static long lowest(Map<Long, Long> after) {
        return after.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }
}
