package org.enishi.room.membership;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.json.Json;

/** The content of a member event. */
public final class MemberContent {
    private MemberContent() {}

    /** @param profile {@code displayname} and {@code avatar_url}, as far as they are known */
    public static JsonObject of(JsonObject profile, Membership membership, Optional<String> reason) {
        var content = Json.object(profile).add("membership", membership.value());
        reason.ifPresent(text -> content.add("reason", text));
        return content.build();
    }

    /** Of somebody who goes: without a profile. */
    public static JsonObject of(Membership membership, Optional<String> reason) {
        return of(JsonValue.EMPTY_JSON_OBJECT, membership, reason);
    }
}
