package org.enishi.profile;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.json.Json;

/**
 * A user's profile.
 *
 * @param fields by name, of any JSON type
 */
public record Profile(JsonObject fields) {
    public static final Profile EMPTY = new Profile(JsonValue.EMPTY_JSON_OBJECT);

    /** One field, as an object of that one key. @throws MatrixException {@code M_NOT_FOUND} */
    public JsonObject only(ProfileKey key) {
        JsonValue value = fields.get(key.value());
        if (value == null) throw MatrixException.notFound("This profile has no such field");
        return Json.object().add(key.value(), value).build();
    }

    /** What a member event of the user says: {@code displayname} and {@code avatar_url}, each only if there is one. */
    public JsonObject memberFields() {
        JsonObjectBuilder found = Json.object();
        addText(found, ProfileKey.DISPLAY_NAME);
        addText(found, ProfileKey.AVATAR_URL);
        return found.build();
    }

    /**
     * The content of the user's member event brought up to date. Other keys stay, but for the one by which another
     * server authorised the join: only an event that this server signed may have it.
     */
    JsonObject in(Event member) {
        JsonObjectBuilder content = Json.object(member.content());
        content.remove(ProfileKey.DISPLAY_NAME.value()).remove(ProfileKey.AVATAR_URL.value());
        content.remove("join_authorised_via_users_server");
        memberFields().forEach(content::add);
        return content.build();
    }

    private void addText(JsonObjectBuilder found, ProfileKey key) {
        if (fields.get(key.value()) instanceof JsonString text
                && !text.getString().isEmpty()) found.add(key.value(), text);
    }
}
