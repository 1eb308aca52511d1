package org.enishi.rules.auth;

import static org.enishi.event.Membership.BAN;
import static org.enishi.event.Membership.INVITE;
import static org.enishi.event.Membership.JOIN;
import static org.enishi.event.Membership.KNOCK;
import static org.enishi.rules.auth.Rule.BAN_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Rule.BAN_SENDER_NOT_JOINED;
import static org.enishi.rules.auth.Rule.JOIN_NOT_SIGNED_BY_AUTHORISING_SERVER;
import static org.enishi.rules.auth.Rule.KICK_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Rule.KICK_SENDER_NOT_JOINED;
import static org.enishi.rules.auth.Rule.KNOCK_FOR_ANOTHER_USER;
import static org.enishi.rules.auth.Rule.KNOCK_NOT_POSSIBLE;
import static org.enishi.rules.auth.Rule.KNOCK_WHILE_RELATED;
import static org.enishi.rules.auth.Rule.LEAVE_WHILE_NOT_IN_ROOM;
import static org.enishi.rules.auth.Rule.MEMBERSHIP_UNKNOWN;
import static org.enishi.rules.auth.Rule.MEMBER_WITHOUT_MEMBERSHIP;
import static org.enishi.rules.auth.Rule.MEMBER_WITHOUT_STATE_KEY;
import static org.enishi.rules.auth.Rule.UNBAN_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.rules.auth.Verdict.allowIf;
import static org.enishi.rules.auth.Verdict.reject;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.rules.content.JoinRule;

/** The rules for {@code m.room.member}. */
final class MemberRules {
    private final JoinRules joinRules = new JoinRules();
    private final InviteRules inviteRules = new InviteRules();

    Verdict judge(Event event, Standing room) {
        Optional<UserId> target =
                event.stateKeyText().filter(UserId::isWellFormed).map(UserId::new);
        if (target.isEmpty()) return reject(MEMBER_WITHOUT_STATE_KEY);
        if (event.contentString("membership").isEmpty()) return reject(MEMBER_WITHOUT_MEMBERSHIP);
        if (lacksAuthorisingSignature(event)) return reject(JOIN_NOT_SIGNED_BY_AUTHORISING_SERVER);
        return event.membership()
                .filter(membership -> membership != KNOCK || event.version().allowsKnocking())
                .map(membership -> judge(event, membership, target.get(), room))
                .orElseGet(() -> reject(MEMBERSHIP_UNKNOWN));
    }

    private Verdict judge(Event event, Membership membership, UserId target, Standing room) {
        return switch (membership) {
            case JOIN -> joinRules.judge(event, target, room);
            case INVITE -> inviteRules.judge(event, target, room);
            case LEAVE -> leave(event.sender(), target, room);
            case BAN -> ban(event.sender(), target, room);
            case KNOCK -> knock(event, target, room);
        };
    }

    /** That the signature holds is checked where events come in; here only that it is there. */
    private static boolean lacksAuthorisingSignature(Event event) {
        if (!event.version().allowsRestrictedJoins() || !event.content().containsKey(JoinRules.AUTHORISED_VIA))
            return false;
        return event.contentString(JoinRules.AUTHORISED_VIA)
                .filter(UserId::isWellFormed)
                .map(user -> new UserId(user).server().value())
                .filter(server -> event.json().get("signatures") instanceof JsonObject all && all.containsKey(server))
                .isEmpty();
    }

    private static Verdict leave(UserId sender, UserId target, Standing room) {
        if (sender.equals(target))
            return allowIf(Set.of(INVITE, JOIN, KNOCK).contains(room.membership(sender)), LEAVE_WHILE_NOT_IN_ROOM);
        if (!room.isJoined(sender)) return reject(KICK_SENDER_NOT_JOINED);
        long power = room.power().of(sender);
        if (room.membership(target) == BAN && power < room.power().toBan()) return reject(UNBAN_NEEDS_MORE_POWER);
        return allowIf(power >= room.power().toKick() && room.outranks(sender, target), KICK_NEEDS_MORE_POWER);
    }

    private static Verdict ban(UserId sender, UserId target, Standing room) {
        if (!room.isJoined(sender)) return reject(BAN_SENDER_NOT_JOINED);
        boolean mayBan = room.power().of(sender) >= room.power().toBan();
        return allowIf(mayBan && room.outranks(sender, target), BAN_NEEDS_MORE_POWER);
    }

    private static Verdict knock(Event event, UserId target, Standing room) {
        UserId sender = event.sender();
        if (!JoinRule.of(room.state(), event.version()).letsKnock()) return reject(KNOCK_NOT_POSSIBLE);
        if (!sender.equals(target)) return reject(KNOCK_FOR_ANOTHER_USER);
        if (Set.of(BAN, INVITE, JOIN).contains(room.membership(sender))) return reject(KNOCK_WHILE_RELATED);
        return ALLOW;
    }
}
