package org.enishi.rules.auth;

import static org.enishi.rules.auth.Rule.JOIN_FOR_ANOTHER_USER;
import static org.enishi.rules.auth.Rule.JOIN_NEEDS_INVITE;
import static org.enishi.rules.auth.Rule.JOIN_NOT_AUTHORISED;
import static org.enishi.rules.auth.Rule.JOIN_RULE_UNKNOWN;
import static org.enishi.rules.auth.Rule.JOIN_WHILE_BANNED;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.rules.auth.Verdict.allowIf;
import static org.enishi.rules.auth.Verdict.reject;

import java.util.List;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.rules.content.JoinRule;

/** The rules for joining. */
final class JoinRules {
    /** The key of a join into a restricted room that names the member who vouches for it. */
    static final String AUTHORISED_VIA = "join_authorised_via_users_server";

    Verdict judge(Event join, UserId target, Standing room) {
        if (isFoundersFirst(join, target, room)) return ALLOW;
        if (!join.sender().equals(target)) return reject(JOIN_FOR_ANOTHER_USER);
        if (room.membership(target) == Membership.BAN) return reject(JOIN_WHILE_BANNED);
        return switch (JoinRule.of(room.state(), join.version())) {
            case PUBLIC -> ALLOW;
            case INVITE, KNOCK -> allowIf(isInside(target, room), JOIN_NEEDS_INVITE);
            case RESTRICTED, KNOCK_RESTRICTED ->
                allowIf(isInside(target, room) || isVouchedFor(join, room), JOIN_NOT_AUTHORISED);
            case UNKNOWN -> reject(JOIN_RULE_UNKNOWN);
        };
    }

    private static boolean isFoundersFirst(Event join, UserId target, Standing room) {
        return join.prevEvents().equals(List.of(room.create().id()))
                && Creators.founder(room.create()).filter(target::equals).isPresent();
    }

    private static boolean isInside(UserId target, Standing room) {
        Membership membership = room.membership(target);
        return membership == Membership.JOIN || membership == Membership.INVITE;
    }

    private static boolean isVouchedFor(Event join, Standing room) {
        return join.contentString(AUTHORISED_VIA)
                .filter(UserId::isWellFormed)
                .filter(user -> room.mayInvite(new UserId(user)))
                .isPresent();
    }
}
