package org.enishi.profile;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;
import org.jspecify.annotations.Nullable;

/** Changes profiles, one change after the other: it is called within drafts. */
@Dependent
public class ProfileWriter {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_SEARCHABLE = 1_000;

    @Inject
    ProfileStore store;

    /** @return whether the user's rooms have to be told */
    boolean change(Caller owner, ProfileKey key, UnaryOperator<JsonObjectBuilder> change) {
        JsonObject before = store.find(owner.user())
                .map(StoredProfile::fields)
                .map(Json::readStored)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject after = change.apply(Json.object(before)).build();
        if (after.equals(before)) return false;
        keep(owner.user(), after);
        if (key.isInMemberEvents()) store.noteChange(owner.user(), owner.account());
        return key.isInMemberEvents();
    }

    private void keep(UserId user, JsonObject fields) {
        byte[] bytes = Json.bytes(fields);
        if (bytes.length >= MOST_BYTES)
            throw new MatrixException(ErrorCode.M_PROFILE_TOO_LARGE, "a profile must be under 64 KiB");
        StoredProfile kept = store.find(user).orElseGet(() -> store.add(user, bytes));
        kept.change(bytes);
        kept.isFoundAs(searchable(fields));
    }

    /** Databases take no NUL. */
    private static @Nullable String searchable(JsonObject fields) {
        if (!(fields.get("displayname") instanceof JsonString name)) return null;
        String text = name.getString().replace("\0", "").toLowerCase(Locale.ROOT);
        return text.substring(0, Math.min(text.length(), LONGEST_SEARCHABLE));
    }
}
