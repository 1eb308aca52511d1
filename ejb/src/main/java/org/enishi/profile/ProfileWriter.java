package org.enishi.profile;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.function.UnaryOperator;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** Changes profiles, one change after the other: it is called within drafts. */
@Dependent
public class ProfileWriter {
    private static final int MOST_BYTES = 64 * 1024;

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
    }
}
