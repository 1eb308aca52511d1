package org.enishi.room.membership;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.profile.Profile;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** Contents of {@code m.room.member}: with name and picture of those users who are ours. */
@Stateless
public class MemberContents {
    @Inject
    ProfileStore profiles;

    public JsonObject of(UserId user, Membership membership, Optional<String> reason) {
        JsonObject profile = profiles(List.of(user)).getOrDefault(user, JsonValue.EMPTY_JSON_OBJECT);
        return MemberContent.of(profile, membership, reason);
    }

    /** {@code displayname} and {@code avatar_url}, of those who have any. */
    public Map<UserId, JsonObject> profiles(Collection<UserId> users) {
        Map<UserId, JsonObject> found = new HashMap<>();
        for (StoredProfile stored : profiles.find(users))
            found.put(stored.user(), new Profile(Json.readStored(stored.fields())).memberFields());
        return found;
    }
}
