package org.enishi.timeline.ignoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.enishi.event.Membership;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.jspecify.annotations.Nullable;

/**
 * Which invitations somebody hears of.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a>
 */
@ApplicationScoped
public class Invitations {
    @Inject
    IgnoredUsers ignored;

    @Inject
    EventStore events;

    @Inject
    BlockedInvitations blocked;

    /** Relations to rooms without invitations by users whom the invited ones ignore, or to users who want none. */
    public List<RoomMember> heard(List<RoomMember> relations) {
        List<RoomMember> doubtful =
                relations.stream().filter(this::mayBeUnheard).toList();
        if (doubtful.isEmpty()) return relations;
        Map<Long, StoredEvent> found =
                events.byNid(doubtful.stream().map(RoomMember::event).toList());
        return relations.stream()
                .filter(each -> !doubtful.contains(each) || isHeard(each, found.get(each.event())))
                .toList();
    }

    private boolean mayBeUnheard(RoomMember relation) {
        return relation.membership() == Membership.INVITE
                && (blocked.by(relation.user()) || !ignored.by(relation.user()).isEmpty());
    }

    private boolean isHeard(RoomMember relation, @Nullable StoredEvent invitation) {
        if (blocked.by(relation.user())) return false;
        return invitation == null
                || !ignored.by(relation.user()).contains(invitation.event().sender());
    }
}
