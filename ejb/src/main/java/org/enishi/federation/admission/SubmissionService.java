package org.enishi.federation.admission;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.store.event.StoredEvent;

/**
 * Takes the joins, leaves and knocks of other servers' users. Answers are JSON.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv2send_joinroomideventid">Matrix
 *     v1.19, server-server API, "send_join"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubmissionService {
    @Inject
    AdmissionDoor door;

    @Inject
    RestrictedEntry restricted;

    @Inject
    SubmissionCheck check;

    @Inject
    Admission admission;

    @Inject
    Handover handover;

    @Inject
    LeanHandover lean;

    /**
     * @param omitMembers whether the other server can do without most members of the state
     * @return the room: the state before the join, all auth chains, the join with our signature where it needs it
     * @throws MatrixException {@code M_INVALID_PARAM}, {@code M_FORBIDDEN}, {@code M_NOT_FOUND}, and those of restricted
     *     rooms
     */
    public byte[] join(Submission submission, JsonObject pdu, boolean omitMembers) {
        RoomHead head = door.require(submission.origin(), submission.room(), Action.JOIN);
        Event join = check.readOwn(pdu, head.version(), submission);
        door.requireEntry(head, join.sender());
        if (check.isVouchedForHere(join)) restricted.voucher(head, join.sender());
        Set<ServerName> before = door.serversIn(head);
        StoredEvent joined = admission.admit(head, check.vouchedFor(join));
        return omitMembers ? lean.afterJoin(joined, before) : handover.afterJoin(joined);
    }

    /** @throws MatrixException {@code M_INVALID_PARAM}, {@code M_FORBIDDEN}, {@code M_NOT_FOUND} */
    public void leave(ServerName origin, RoomId room, EventId id, JsonObject pdu) {
        RoomHead head = door.require(origin, room, Action.LEAVE);
        Event leave = check.readOwn(pdu, head.version(), new Submission(origin, room, id, Membership.LEAVE));
        admission.admit(head, check.verified(leave));
    }

    /**
     * @return what the room shows of itself
     * @throws MatrixException {@code M_INVALID_PARAM}, {@code M_FORBIDDEN}, {@code M_NOT_FOUND}
     */
    public byte[] knock(ServerName origin, RoomId room, EventId id, JsonObject pdu) {
        RoomHead head = door.require(origin, room, Action.KNOCK);
        Event knock = check.readOwn(pdu, head.version(), new Submission(origin, room, id, Membership.KNOCK));
        admission.admit(head, check.verified(knock));
        return handover.afterKnock(head, knock);
    }
}
