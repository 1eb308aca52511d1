package org.enishi.timeline.ignoring;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;

/**
 * Who wants no invitations at all.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#invite-permission">Matrix v1.19, "Invite
 *     permission"</a>
 */
@ApplicationScoped
public class BlockedInvitations {
    @Inject
    OwnDatum<Boolean> blocked;

    @PostConstruct
    void start() {
        blocked.begin("m.invite_permission_config", BlockedInvitations::blocks);
    }

    public boolean by(UserId invitee) {
        return blocked.of(invitee);
    }

    /** @throws MatrixException {@code M_INVITE_BLOCKED} */
    public void requireWelcome(UserId invitee) {
        if (by(invitee)) throw new MatrixException(ErrorCode.M_INVITE_BLOCKED, invitee + " accepts no invitations");
    }

    private static boolean blocks(JsonObject content) {
        return content.get("default_action") instanceof JsonString action
                && action.getString().equals("block");
    }
}
