package org.enishi.userdirectory;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** What people with an account here call themselves. Of others only the user ID is told: their server knows the rest. */
@Dependent
public class NamesOfPeople {
    @Inject
    ProfileStore profiles;

    public record Person(UserId userId, Optional<String> displayName, Optional<String> avatarUrl) {}

    /** In the same order. */
    List<Person> of(List<UserId> users) {
        Map<UserId, JsonObject> known = new HashMap<>();
        for (StoredProfile stored : profiles.find(users)) known.put(stored.user(), Json.readStored(stored.fields()));
        return users.stream()
                .map(user -> person(user, known.getOrDefault(user, JsonObject.EMPTY_JSON_OBJECT)))
                .toList();
    }

    private static Person person(UserId user, JsonObject fields) {
        return new Person(
                user, text(fields, "displayname"), text(fields, "avatar_url").filter(url -> url.startsWith("mxc://")));
    }

    private static Optional<String> text(JsonObject fields, String key) {
        return fields.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
