package org.enishi.partner;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.OptionalLong;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/**
 * What a server allows another: what that one's users may do, and what that one's server sees.
 *
 * @param mediaLimit bytes of a file; empty: of any size
 * @param until milliseconds; empty: without end
 */
public record Allowed(Users users, Shown shown, OptionalLong mediaLimit, OptionalLong until) {
    /** Enter uninvited, be invited, invite. */
    public record Users(boolean enter, boolean beInvited, boolean invite) {}

    /** Directory and aliases, profiles, who is online or typing. */
    public record Shown(boolean directory, boolean profiles, boolean presence) {}

    /** @throws MatrixException {@code M_INVALID_PARAM} for a member of the wrong type; absent ones are "no" and "no limit" */
    public static Allowed read(JsonObject json) {
        return new Allowed(
                new Users(yes(json, "enter"), yes(json, "be_invited"), yes(json, "invite")),
                new Shown(yes(json, "directory"), yes(json, "profiles"), yes(json, "presence")),
                number(json, "media_max_bytes"),
                number(json, "until"));
    }

    JsonObject json() {
        var json = Json.object()
                .add("enter", users.enter())
                .add("be_invited", users.beInvited())
                .add("invite", users.invite())
                .add("directory", shown.directory())
                .add("profiles", shown.profiles())
                .add("presence", shown.presence());
        mediaLimit.ifPresent(bytes -> json.add("media_max_bytes", bytes));
        until.ifPresent(end -> json.add("until", end));
        return json.build();
    }

    private static boolean yes(JsonObject json, String member) {
        JsonValue value = json.getOrDefault(member, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE)
            throw MatrixException.invalidParam("allows." + member + " is neither true nor false");
        return value == JsonValue.TRUE;
    }

    private static OptionalLong number(JsonObject json, String member) {
        if (!json.containsKey(member)) return OptionalLong.empty();
        if (json.get(member) instanceof JsonNumber number && number.isIntegral() && number.longValue() >= 0)
            return OptionalLong.of(number.longValue());
        throw MatrixException.invalidParam("allows." + member + " is no number from 0");
    }
}
