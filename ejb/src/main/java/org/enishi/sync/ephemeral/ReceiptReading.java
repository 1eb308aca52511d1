package org.enishi.sync.ephemeral;

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
import org.enishi.journal.JournalKind;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.store.receipt.ReceiptType;
import org.enishi.store.receipt.StoredReceipt;
import org.enishi.sync.feed.Trails;

/** Finds the receipts that a user is told of: public ones of all, private ones of their own. */
@Dependent
public class ReceiptReading {
    /** Of a room that is told whole: who read last. One's own are told in any case. */
    private static final int MOST_IN_ROOM = 500;

    @Inject
    ReceiptStore store;

    @Inject
    ReceiptDeltas deltas;

    @Inject
    Trails trails;

    Map<Long, List<byte[]>> of(Listening who) {
        Map<Long, List<byte[]>> found = new HashMap<>();
        Set<Long> changed = changed(who);
        changed.removeAll(who.unknown());
        add(deltas.of(changed, who.since(), who.moment().position()), found);
        if (who.follower().mayHave(JournalKind.PRIVATE_RECEIPT, who.since())) add(ownPrivate(who), found);
        if (!who.unknown().isEmpty()) add(ReceiptEvents.byRoom(all(who)), found);
        return found;
    }

    private Set<Long> changed(Listening who) {
        Set<Long> joined = who.moment().relations().joined();
        if (who.unknown().containsAll(joined)) return new HashSet<>();
        if (!trails.reach(who.since())) return store.roomsChanged(joined, who.since());
        return joined.stream()
                .filter(room -> trails.lastReceipt(room) > who.since())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Map<Long, List<byte[]>> ownPrivate(Listening who) {
        return ReceiptEvents.byRoom(
                store
                        .ofAccount(
                                who.caller().account(),
                                who.since(),
                                who.moment().position())
                        .stream()
                        .filter(receipt -> receipt.key().type() == ReceiptType.READ_PRIVATE)
                        .filter(receipt -> who.isIn(receipt.key().room()))
                        .filter(receipt -> !who.unknown().contains(receipt.key().room()))
                        .toList());
    }

    /** Of rooms that the device does not know yet. */
    private Collection<StoredReceipt> all(Listening who) {
        List<Long> rooms = List.copyOf(who.unknown());
        Map<StoredReceipt.Key, StoredReceipt> all = new HashMap<>();
        store.newest(rooms, who.moment().position(), MOST_IN_ROOM).forEach(receipt -> all.put(receipt.key(), receipt));
        store.ofUser(who.caller().user(), rooms).forEach(receipt -> all.put(receipt.key(), receipt));
        return all.values();
    }

    private static void add(Map<Long, List<byte[]>> some, Map<Long, List<byte[]>> to) {
        some.forEach((room, events) ->
                to.computeIfAbsent(room, none -> new ArrayList<>()).addAll(events));
    }
}
