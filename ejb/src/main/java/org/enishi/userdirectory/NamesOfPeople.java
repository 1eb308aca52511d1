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
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.people.Called;
import org.enishi.store.people.WordStore;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;
import org.enishi.timeline.hearing.Hearing;

/** What people call themselves: those with an account here in their profiles, others in the room in which they are seen. */
@Dependent
public class NamesOfPeople {
    @Inject
    ProfileStore profiles;

    @Inject
    WordStore words;

    @Inject
    EventStore events;

    @Inject
    Hearing hearing;

    public record Person(UserId userId, Optional<String> displayName, Optional<String> avatarUrl) {}

    /** In the same order; without those whom the policy does not let in where they are called so. */
    List<Person> of(List<Called> people) {
        List<UserId> ours = people.stream()
                .filter(called -> called.room() == 0)
                .map(Called::user)
                .toList();
        Map<UserId, JsonObject> known = new HashMap<>();
        for (StoredProfile stored : profiles.find(ours)) known.put(stored.user(), Json.readStored(stored.fields()));
        known.putAll(
                inRooms(people.stream().filter(called -> called.room() != 0).toList()));
        return people.stream()
                .filter(called -> called.room() == 0 || known.containsKey(called.user()))
                .map(Called::user)
                .map(user -> person(user, known.getOrDefault(user, JsonObject.EMPTY_JSON_OBJECT)))
                .toList();
    }

    private Map<UserId, JsonObject> inRooms(List<Called> others) {
        if (others.isEmpty()) return Map.of();
        Map<Called, Long> members = words.memberEvents(others);
        Map<Long, StoredEvent> found = events.byNid(members.values());
        Map<UserId, JsonObject> contents = new HashMap<>();
        members.forEach((called, nid) -> {
            StoredEvent member = found.get(nid);
            if (member != null && hearing.isHeard(member))
                contents.put(called.user(), member.event().content());
        });
        return contents;
    }

    private static Person person(UserId user, JsonObject fields) {
        return new Person(
                user, text(fields, "displayname"), text(fields, "avatar_url").filter(url -> url.startsWith("mxc://")));
    }

    private static Optional<String> text(JsonObject fields, String key) {
        return fields.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
