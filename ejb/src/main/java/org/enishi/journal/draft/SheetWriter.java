package org.enishi.journal.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.store.JournalStores;
import org.enishi.store.event.EventWriter;
import org.enishi.store.event.Foresight;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberWriter;
import org.enishi.store.room.PartialRoom;
import org.enishi.store.room.RoomMember;
import org.enishi.store.room.RoomRow;
import org.jspecify.annotations.Nullable;

/** Brings a batch's sheet into the database: one statement for each table, whatever the number of drafts. */
public final class SheetWriter {
    private final Desk desk;
    private final JournalStores stores;

    public SheetWriter(Desk desk) {
        this.desk = desk;
        this.stores = desk.stores();
    }

    /** What the drafts of a batch will ask for is at hand then. */
    public void prepare(Sheet batch, Collection<RoomId> rooms, Foresight foresight) {
        if (!rooms.isEmpty()) desk.heads().find(rooms);
        batch.transactions.putAll(foresight.made());
        batch.unseen.addAll(foresight.unseen());
        batch.absent.addAll(foresight.absent());
        batch.unredacted.addAll(foresight.unredacted());
    }

    /** In the batch's transaction. */
    public void write(Sheet sheet, int tag) {
        stores.sql().together(() -> {
            stores.nodes().insert(List.of(sheet.nodes));
            writeRooms(sheet);
            writeEvents(sheet);
            stores.journal().insert(sheet.journal, tag);
            stores.outboxWriter().insert(sheet.outbox);
            writeMembers(sheet);
            stores.journal().move(sheet.head());
        });
        sheet.others.forEach(Runnable::run);
        stores.partialRooms().record(stillPartial(sheet));
    }

    /** After the commit. */
    public void publish(Sheet sheet) {
        if (!sheet.journal.isEmpty()) {
            long before = sheet.journal.get(0).position() - 1;
            long upTo = sheet.head().position();
            stores.outbox().committed(before, upTo, sheet.outbox);
            stores.marks().committed(before, upTo, sheet.marks);
            stores.gaps().committed(before, upTo, mayBeBehindGaps(sheet));
        }
        stores.nodes().committed(List.of(sheet.nodes));
        stores.events().committed(sheet.events.values());
        desk.heads().committed(sheet.heads.values());
        sheet.servers.forEach(stores.members()::committed);
        desk.resolutions().committed(sheet.resolutions);
    }

    /** After the commit, where another node has written since: what is ours may be old already. */
    public void forget(Sheet sheet) {
        forgetOrder(stores);
        stores.events()
                .forget(sheet.events.values().stream().map(StoredEvent::nid).toList());
        desk.heads().forget(sheet.heads.values().stream().map(RoomHead::nid).toList());
        sheet.servers.keySet().forEach(stores.members()::forget);
    }

    /** What is remembered of all that was written between two positions of the journal: another node has written there. */
    public static void forgetOrder(JournalStores stores) {
        stores.outbox().forget();
        stores.marks().forget();
        stores.gaps().forget();
    }

    /** After a rollback. */
    public void abandon() {
        stores.outboxWriter().forget();
        stores.marks().forget();
    }

    /** What was there already may have come with a gap long ago. */
    private static Set<Long> mayBeBehindGaps(Sheet sheet) {
        Set<Long> found = new HashSet<>();
        sheet.gaps.forEach(each -> found.add(each.gap().nextNid()));
        sheet.events.forEach((id, stored) -> {
            if (!sheet.newEvents.contains(id)) found.add(stored.nid());
        });
        return found;
    }

    private void writeRooms(Sheet sheet) {
        List<RoomRow> added = new ArrayList<>();
        List<RoomRow> changed = new ArrayList<>();
        for (RoomHead head : sheet.heads.values())
            (sheet.newRooms.contains(head.id()) ? added : changed).add(row(head));
        stores.rooms().insert(added);
        stores.rooms().move(changed);
        Map<RoomId, RoomHead> before =
                desk.heads().find(changed.stream().map(RoomRow::id).toList());
        stores.rooms()
                .change(changed.stream()
                        .filter(now -> isOtherwise(before.get(now.id()), now))
                        .toList());
    }

    /** More than the place in its history is other than before: what rooms are joined with is not written by each message. */
    private static boolean isOtherwise(@Nullable RoomHead head, RoomRow now) {
        if (head == null) return true;
        RoomRow before = row(head);
        return !(now.host().equals(before.host())
                && now.version() == before.version()
                && now.joined() == before.joined()
                && now.joinedLocal() == before.joinedLocal()
                && now.invited() == before.invited()
                && now.wholeAt() == before.wholeAt());
    }

    /** What came into rooms that are whole now was judged again already. */
    private static List<PartialRoom.Recorded> stillPartial(Sheet sheet) {
        Set<Long> whole = new HashSet<>();
        for (RoomHead head : sheet.heads.values()) if (!head.isPartial()) whole.add(head.nid());
        return sheet.recorded.stream()
                .filter(each -> !whole.contains(each.room()))
                .toList();
    }

    private void writeEvents(Sheet sheet) {
        EventWriter writer = stores.eventWriter();
        List<StoredEvent> added = new ArrayList<>();
        List<StoredEvent> changed = new ArrayList<>();
        sheet.events.forEach((id, stored) -> (sheet.newEvents.contains(id) ? added : changed).add(stored));
        writer.insert(added);
        writer.update(changed);
        writer.keepOriginals(sheet.originals, desk.clock().millis());
        writer.expect(sheet.redactions);
        writer.addGaps(sheet.gaps);
        writer.closeGaps(sheet.arrived);
        stores.marks().insert(sheet.marks);
    }

    private void writeMembers(Sheet sheet) {
        List<RoomMember> present = new ArrayList<>();
        List<MemberWriter.Gone> gone = new ArrayList<>();
        sheet.members.forEach((key, member) -> member.ifPresentOrElse(present::add, () -> gone.add(key)));
        stores.memberWriter().put(present);
        stores.memberWriter().drop(gone);
        stores.memberWriter().count(counts(sheet));
    }

    private List<MemberWriter.ServerCount> counts(Sheet sheet) {
        List<MemberWriter.ServerCount> counts = new ArrayList<>();
        sheet.servers.forEach((room, now) -> {
            Map<ServerName, Integer> before = stores.members().joinedByServer(room);
            Set<ServerName> all = new HashSet<>(before.keySet());
            all.addAll(now.keySet());
            for (ServerName server : all) {
                int was = before.getOrDefault(server, 0);
                int is = now.getOrDefault(server, 0);
                if (was != is) counts.add(new MemberWriter.ServerCount(room, server, was, is));
            }
        });
        return counts;
    }

    private static RoomRow row(RoomHead head) {
        return new RoomRow(
                head.nid(),
                head.id(),
                head.host(),
                head.version(),
                head.state(),
                head.extremities(),
                head.depth(),
                head.last().value(),
                head.members().joined(),
                head.members().joinedLocal(),
                head.members().invited(),
                head.wholeAt());
    }
}
