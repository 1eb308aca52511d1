package org.enishi.governance.acl;

import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.governance.Speakers;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.RoomHead;
import org.enishi.policy.acl.WantedAcl;
import org.enishi.rules.acl.DerivedAcl;
import org.enishi.store.governance.AclOutcome;

/** Brings some rooms' lists up to date, in one batch with what is remembered and what the audit log says of it. */
record AclDraft(ServerName here, WantedAcl wanted, Set<RoomId> rooms, AclNotes notes) implements Draft<Integer> {
    /** @return how many rooms were looked at */
    @Override
    public Integer write(Pen pen) {
        Map<RoomId, AclOutcome> outcomes = new HashMap<>();
        Map<Long, AclOutcome> byNid = new HashMap<>();
        Set<RoomId> changed = new TreeSet<>();
        for (RoomId room : rooms) {
            Optional<RoomHead> head = pen.findRoom(room);
            if (head.isEmpty()) continue;
            Optional<Event> before = pen.state(room).get(StateKey.SERVER_ACL);
            AclOutcome outcome = follow(pen, room);
            if (!pen.state(room).get(StateKey.SERVER_ACL).equals(before)) changed.add(room);
            outcomes.put(room, outcome);
            byNid.put(head.get().nid(), outcome);
        }
        notes.write(wanted, byNid, outcomes, changed);
        return byNid.size();
    }

    @Override
    public boolean insists() {
        return true;
    }

    private AclOutcome follow(Pen pen, RoomId room) {
        RoomState state = pen.state(room);
        Optional<Event> now = state.get(StateKey.SERVER_ACL);
        if (!federates(state)) return AclOutcome.NOT_NEEDED;
        if (now.isEmpty() && !wanted.restricts()) return AclOutcome.NOT_NEEDED;
        if (now.filter(acl -> !DerivedAcl.isMarked(acl.content())).isPresent()) return AclOutcome.KEPT;
        if (now.filter(acl -> acl.content().equals(wanted.content())).isPresent()) return AclOutcome.SET;
        var speakers = new Speakers(state, here);
        return speakers.with(speakers.power().toSend(EventType.SERVER_ACL, true), List.of())
                .map(sender -> set(pen, room, sender))
                .orElse(AclOutcome.NOBODY_MAY);
    }

    private AclOutcome set(Pen pen, RoomId room, UserId sender) {
        try {
            pen.append(NewEvent.state(room, sender, StateKey.SERVER_ACL, wanted.content()));
            return AclOutcome.SET;
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_FORBIDDEN) throw refused;
            return AclOutcome.NOBODY_MAY;
        }
    }

    private static boolean federates(RoomState state) {
        return state.get(StateKey.CREATE)
                .filter(create -> JsonValue.FALSE.equals(create.content().get("m.federate")))
                .isEmpty();
    }
}
