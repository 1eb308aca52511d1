package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.enishi.event.Membership;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.sync.room.JsonOut;

/** Tells of invitations, knocks, and rooms that were left. */
@Dependent
public class OtherRooms {
    @Inject
    StrippedRooms stripped;

    @Inject
    LeftRooms left;

    @Inject
    EventStore events;

    void write(SyncRequest request, Plan plan, JsonOut out) {
        List<RoomMember> all = plan.others();
        if (all.isEmpty()) return;
        Map<Long, StoredEvent> found =
                events.byNid(all.stream().map(RoomMember::event).toList());
        writeStripped("invite", "invite_state", of(all, List.of(Membership.INVITE)), found, out);
        writeStripped("knock", "knock_state", of(all, List.of(Membership.KNOCK)), found, out);
        List<RoomMember> gone = of(all, List.of(Membership.LEAVE, Membership.BAN));
        if (gone.isEmpty()) return;
        out.key("leave").open();
        gone.forEach(relation -> left.write(request, relation, found.get(relation.event()), out));
        out.close();
    }

    private void writeStripped(
            String section, String key, List<RoomMember> relations, Map<Long, StoredEvent> found, JsonOut out) {
        if (relations.isEmpty()) return;
        out.key(section).open();
        for (RoomMember relation : relations) {
            List<byte[]> state = stripped.of(relation, found.get(relation.event()));
            out.anyKey(relation.room().value()).open().events(key, state).close();
        }
        out.close();
    }

    private static List<RoomMember> of(List<RoomMember> all, List<Membership> memberships) {
        return all.stream()
                .filter(relation -> memberships.contains(relation.membership()))
                .toList();
    }
}
