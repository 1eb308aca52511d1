package org.enishi.sync.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.enishi.event.Membership;
import org.enishi.json.JsonOut;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.timeline.ignoring.Invitations;

/** Tells of invitations, knocks, and rooms that were left. */
@Dependent
public class OtherRooms {
    @Inject
    StrippedRooms stripped;

    @Inject
    LeftRooms left;

    @Inject
    EventStore events;

    @Inject
    Invitations invitations;

    void write(SyncRequest request, Plan plan, JsonOut out) {
        List<RoomMember> all = plan.others();
        if (all.isEmpty()) return;
        Map<Long, StoredEvent> found =
                events.byNid(all.stream().map(RoomMember::event).toList());
        writeStripped(Membership.INVITE, invitations.heard(all), found, out);
        writeStripped(Membership.KNOCK, all, found, out);
        List<RoomMember> gone = of(all, List.of(Membership.LEAVE, Membership.BAN));
        if (gone.isEmpty()) return;
        out.key("leave").open();
        for (RoomMember relation : gone) {
            var departure = new LeftRooms.Departure(relation, found.get(relation.event()));
            left.write(request, plan, departure, out);
        }
        out.close();
    }

    /** Under {@code invite} or {@code knock}. */
    private void writeStripped(Membership membership, List<RoomMember> all, Map<Long, StoredEvent> found, JsonOut out) {
        List<RoomMember> relations = of(all, List.of(membership));
        if (relations.isEmpty()) return;
        String key = membership.value() + "_state";
        out.key(membership.value()).open();
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
