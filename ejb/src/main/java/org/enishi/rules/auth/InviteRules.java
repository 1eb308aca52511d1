package org.enishi.rules.auth;

import static org.enishi.rules.auth.Rule.INVITE_NEEDS_MORE_POWER;
import static org.enishi.rules.auth.Rule.INVITE_SENDER_NOT_JOINED;
import static org.enishi.rules.auth.Rule.INVITE_TARGET_IS_BANNED;
import static org.enishi.rules.auth.Rule.INVITE_TARGET_IS_IN_ROOM;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_FOR_ANOTHER_USER;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_INCOMPLETE;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_NOT_SIGNED;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_OF_ANOTHER_SENDER;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_SIGNATURE_WRONG;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_UNKNOWN;
import static org.enishi.rules.auth.Rule.THIRD_PARTY_INVITE_WHILE_BANNED;
import static org.enishi.rules.auth.Verdict.allowIf;
import static org.enishi.rules.auth.Verdict.reject;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;

/** The rules for inviting. */
final class InviteRules {
    Verdict judge(Event invite, UserId target, Standing room) {
        if (invite.content().containsKey("third_party_invite")) return thirdParty(invite, target, room);
        if (!room.isJoined(invite.sender())) return reject(INVITE_SENDER_NOT_JOINED);
        if (room.isJoined(target)) return reject(INVITE_TARGET_IS_IN_ROOM);
        if (room.membership(target) == Membership.BAN) return reject(INVITE_TARGET_IS_BANNED);
        return allowIf(room.mayInvite(invite.sender()), INVITE_NEEDS_MORE_POWER);
    }

    private static Verdict thirdParty(Event invite, UserId target, Standing room) {
        if (room.membership(target) == Membership.BAN) return reject(THIRD_PARTY_INVITE_WHILE_BANNED);
        Optional<JsonObject> signed = ThirdPartyInvites.signed(invite.content());
        if (signed.isEmpty()) return reject(THIRD_PARTY_INVITE_NOT_SIGNED);
        Optional<String> user = ThirdPartyInvites.text(signed.get(), "mxid");
        Optional<String> token = ThirdPartyInvites.text(signed.get(), "token");
        if (user.isEmpty() || token.isEmpty()) return reject(THIRD_PARTY_INVITE_INCOMPLETE);
        if (!user.get().equals(target.value())) return reject(THIRD_PARTY_INVITE_FOR_ANOTHER_USER);
        Optional<Event> issued = issued(token.get(), room);
        if (issued.isEmpty()) return reject(THIRD_PARTY_INVITE_UNKNOWN);
        if (!issued.get().sender().equals(invite.sender())) return reject(THIRD_PARTY_INVITE_OF_ANOTHER_SENDER);
        return allowIf(
                ThirdPartyInvites.isSignedByKeyOf(issued.get(), signed.get()), THIRD_PARTY_INVITE_SIGNATURE_WRONG);
    }

    private static Optional<Event> issued(String token, Standing room) {
        if (!StateKey.isWellFormed(token)) return Optional.empty();
        return room.state().get(new StateKey(EventType.THIRD_PARTY_INVITE, token));
    }
}
