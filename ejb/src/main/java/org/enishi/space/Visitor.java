package org.enishi.space;

import java.util.Map;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;

/**
 * Somebody of ours, or a stranger, who looks at rooms from outside.
 *
 * @param relations to rooms, looked up once; none for a stranger
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1roomsroomidhierarchy">Matrix v1.19,
 *     "GET rooms/{roomId}/hierarchy"</a>
 */
record Visitor(Map<RoomId, Membership> relations) {
    static final Visitor STRANGER = new Visitor(Map.of());

    Optional<Membership> in(RoomId room) {
        return Optional.ofNullable(relations.get(room));
    }

    /** A member, whoever may enter or ask to, and where all the world may read; but nobody who is banned. */
    boolean maySee(Summary summary) {
        return switch (in(summary.room()).orElse(Membership.LEAVE)) {
            case JOIN, INVITE -> true;
            case BAN -> false;
            case KNOCK, LEAVE -> isInviting(summary);
        };
    }

    private boolean isInviting(Summary summary) {
        return summary.isWorldReadable()
                || summary.isOpen()
                || summary.allowedRooms().stream().anyMatch(room -> relations.get(room) == Membership.JOIN);
    }
}
