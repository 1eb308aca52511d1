package org.enishi.handshake.thirdparty;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/**
 * What an identity server signs when the address that was invited turns out to belong to somebody.
 *
 * @param sender who invited
 * @param invitee whose address it is
 * @param token names the invitation in the room's state
 * @param signed as it was signed, signatures included
 */
public record SignedInvite(UserId sender, UserId invitee, String token, JsonObject signed) {
    /** @throws MatrixException {@code M_BAD_JSON} */
    public static SignedInvite of(UserId sender, JsonObject signed) {
        String token = text(signed, "token");
        boolean shaped = StateKey.isWellFormed(token) && signed.get("signatures") instanceof JsonObject;
        if (!shaped) throw MatrixException.badJson("a third-party invitation needs a token and signatures");
        return new SignedInvite(sender, user(signed, "mxid"), token, signed);
    }

    /** A user ID in an object. @throws MatrixException {@code M_BAD_JSON} */
    public static UserId user(JsonObject object, String key) {
        String text = text(object, key);
        if (!UserId.isWellFormed(text)) throw MatrixException.badJson(key + " must be a user ID");
        return new UserId(text);
    }

    StateKey key() {
        return new StateKey(EventType.THIRD_PARTY_INVITE, token);
    }

    /** Of the member event. */
    JsonObject content(String displayName) {
        return Json.object()
                .add("membership", "invite")
                .add(
                        "third_party_invite",
                        Json.object().add("display_name", displayName).add("signed", signed))
                .build();
    }

    private static String text(JsonObject object, String key) {
        if (object.get(key) instanceof JsonString text) return text.getString();
        throw MatrixException.badJson(key + " must be a string");
    }
}
