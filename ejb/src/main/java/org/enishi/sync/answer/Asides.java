package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.filter.RoomFilter;
import org.enishi.id.RoomId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.sync.ephemeral.Listening;
import org.enishi.sync.ephemeral.Murmurs;
import org.enishi.sync.unread.Asking;
import org.enishi.sync.unread.Tallies;
import org.enishi.sync.unread.Unread;

/** Collects what is told of rooms beside their events. */
@Dependent
public class Asides {
    @Inject
    Murmurs murmurs;

    @Inject
    Tallies tallies;

    @Inject
    ReceiptStore receipts;

    @Inject
    Rooms rooms;

    /** @param data rendered account data by room */
    Map<RoomId, Aside> of(SyncRequest request, Plan plan, Map<RoomId, List<byte[]>> data) {
        Map<RoomId, List<byte[]>> ephemeral = ephemeral(request, plan);
        Set<Long> read = readFurther(request, plan);
        Set<RoomId> told = new HashSet<>(data.keySet());
        told.addAll(ephemeral.keySet());
        Map<RoomId, Unread> unread = unread(request, plan, nids(told, read));
        Set<RoomId> hasRead = ids(read);
        boolean byThread = request.wish().filter().room().timeline().unreadByThread();
        told.addAll(unread.keySet());
        Map<RoomId, Aside> found = new HashMap<>();
        for (RoomId room : told)
            found.put(
                    room,
                    new Aside(
                            data.getOrDefault(room, List.of()),
                            ephemeral.getOrDefault(room, List.of()),
                            unread.get(room),
                            hasRead.contains(room),
                            byThread));
        return found;
    }

    /** Rooms in which the user has read further since. */
    private Set<Long> readFurther(SyncRequest request, Plan plan) {
        if (request.isInitial() || !plan.follower().mayHaveRead(request.since())) return Set.of();
        Set<Long> joined = plan.moment().relations().joined();
        return receipts.ofAccount(request.caller().account(), request.since(), plan.upTo()).stream()
                .map(receipt -> receipt.key().room())
                .filter(joined::contains)
                .collect(Collectors.toSet());
    }

    /** @param beside rooms of which something is told beside their events: an entry without counts says that there is nothing */
    private Map<RoomId, Unread> unread(SyncRequest request, Plan plan, Set<Long> beside) {
        Set<Long> asked = new HashSet<>(beside);
        plan.joined().forEach(joined -> asked.add(joined.range().room().nid()));
        if (asked.isEmpty()) return Map.of();
        Map<Long, Unread> counted = tallies.of(new Asking(request.caller(), plan.follower(), plan.upTo()), asked);
        Map<RoomId, Unread> found = new HashMap<>();
        RoomFilter filter = request.wish().filter().room();
        for (RoomHead head : rooms.find(asked).values())
            if (filter.takes(head.id())) found.put(head.id(), counted.getOrDefault(head.nid(), Unread.NOTHING));
        return found;
    }

    private Set<Long> nids(Set<RoomId> some, Set<Long> others) {
        Set<Long> all = new HashSet<>(others);
        if (!some.isEmpty()) rooms.byId(some).values().forEach(head -> all.add(head.nid()));
        return all;
    }

    /** As far as the filter takes rooms. */
    private Set<RoomId> ids(Set<Long> nids) {
        return rooms.find(nids).values().stream().map(RoomHead::id).collect(Collectors.toSet());
    }

    private Map<RoomId, List<byte[]>> ephemeral(SyncRequest request, Plan plan) {
        Map<Long, List<byte[]>> heard = murmurs.of(listening(request, plan));
        if (heard.isEmpty()) return Map.of();
        RoomFilter filter = request.wish().filter().room();
        Map<RoomId, List<byte[]>> found = new HashMap<>();
        for (RoomHead head : rooms.find(heard.keySet()).values()) {
            boolean wanted = filter.takes(head.id()) && filter.ephemeral().takes(head.id());
            if (wanted) found.put(head.id(), heard.getOrDefault(head.nid(), List.of()));
        }
        return found;
    }

    private static Listening listening(SyncRequest request, Plan plan) {
        Set<Long> unknown = plan.joined().stream()
                .map(Plan.Joined::range)
                .filter(range -> range.after() == 0)
                .map(range -> range.room().nid())
                .collect(Collectors.toSet());
        return new Listening(
                request.caller(),
                plan.follower(),
                request.wish().filter().room().ephemeral(),
                plan.moment(),
                unknown,
                Math.max(request.since(), 0),
                request.isInitial() ? 0 : request.clock());
    }
}
