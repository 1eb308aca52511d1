package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.account.Accounts;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.id.UserId;
import org.enishi.timeline.ignoring.BlockedInvitations;

/** Whether users of ours can be invited at all. */
@ApplicationScoped
class Invitees {
    @Inject
    Accounts accounts;

    @Inject
    BlockedInvitations blocked;

    @Inject
    Configuration configuration;

    /** @throws MatrixException {@code M_INVALID_PARAM}, {@code M_FORBIDDEN}, {@code M_INVITE_BLOCKED} */
    void require(Event invite) {
        UserId invitee = SubmissionCheck.user(invite.stateKeyText())
                .filter(user -> user.server().equals(configuration.serverName()))
                .orElseThrow(() -> MatrixException.invalidParam("The invited user is not of this server"));
        if (!accounts.exists(invitee) || accounts.isDeactivated(invitee))
            throw MatrixException.forbidden("This user cannot be invited");
        blocked.requireWelcome(invitee);
    }
}
