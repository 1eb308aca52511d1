package org.enishi.userdirectory;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.directory.PeopleSearch;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** What people call themselves: those with an account here in their profiles, others in a room that both are in. */
@Dependent
public class NamesOfPeople {
    @Inject
    ProfileStore profiles;

    @Inject
    PeopleSearch search;

    @Inject
    EventStore events;

    @Inject
    Configuration configuration;

    public record Person(UserId userId, Optional<String> displayName, Optional<String> avatarUrl) {}

    /** In the same order. */
    List<Person> of(Caller caller, List<UserId> users) {
        Map<UserId, JsonObject> known = new HashMap<>();
        for (StoredProfile stored : profiles.find(users)) known.put(stored.user(), Json.readStored(stored.fields()));
        known.putAll(inRooms(
                caller,
                users.stream()
                        .filter(user -> !user.server().equals(configuration.serverName()))
                        .toList()));
        return users.stream()
                .map(user -> person(user, known.getOrDefault(user, JsonObject.EMPTY_JSON_OBJECT)))
                .toList();
    }

    private Map<UserId, JsonObject> inRooms(Caller caller, List<UserId> strangers) {
        if (strangers.isEmpty()) return Map.of();
        Map<UserId, Long> members = search.memberEvents(caller.account(), strangers);
        Map<Long, StoredEvent> found = events.byNid(members.values());
        Map<UserId, JsonObject> contents = new HashMap<>();
        members.forEach((user, nid) -> {
            StoredEvent member = found.get(nid);
            if (member != null) contents.put(user, member.event().content());
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
