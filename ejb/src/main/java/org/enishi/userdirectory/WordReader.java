package org.enishi.userdirectory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.AccountEnded;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.people.Called;
import org.enishi.store.people.Reading;
import org.enishi.store.people.WordStore;
import org.enishi.store.profile.ProfileStore;
import org.enishi.store.profile.StoredProfile;

/** Reads by which words members of rooms are found: our users by their profiles, others by what they are called in a room. */
@ApplicationScoped
class WordReader {
    @Inject
    WordStore words;

    @Inject
    ProfileStore profiles;

    @Inject
    EventStore events;

    /** In the caller's transaction. */
    void read(Collection<Reading.Change> changes) {
        Set<UserId> ours = new HashSet<>();
        Map<Called, Long> others = new HashMap<>();
        Map<Called, Set<String>> found = new HashMap<>();
        for (Reading.Change change : changes) {
            Called called = new Called(change.user(), change.room());
            if (change.local() && change.joined()) ours.add(change.user());
            if (change.local()) continue;
            if (change.joined()) others.put(called, change.event());
            else found.put(called, Set.of());
        }
        ofOurs(ours, found);
        ofOthers(others, found);
        words.put(found);
    }

    /** Who is gone is found no more. */
    void forget(@Observes AccountEnded ended) {
        words.remove(ended.user());
    }

    private void ofOurs(Set<UserId> users, Map<Called, Set<String>> found) {
        if (users.isEmpty()) return;
        Map<UserId, JsonObject> known = profiles.find(users).stream()
                .collect(Collectors.toMap(StoredProfile::user, profile -> Json.readStored(profile.fields())));
        for (UserId user : users) {
            Set<String> all = Words.of(localpart(user));
            all.addAll(Words.of(name(known.getOrDefault(user, JsonObject.EMPTY_JSON_OBJECT))));
            found.put(new Called(user, 0), all);
        }
    }

    private void ofOthers(Map<Called, Long> members, Map<Called, Set<String>> found) {
        if (members.isEmpty()) return;
        Map<Long, StoredEvent> known = events.byNid(List.copyOf(members.values()));
        members.forEach((called, event) -> {
            Set<String> all = Words.of(called.user().value());
            StoredEvent stored = known.get(event);
            if (stored != null) all.addAll(Words.of(name(stored.event().content())));
            found.put(called, all);
        });
    }

    private static String localpart(UserId user) {
        return user.value().substring(1, user.value().indexOf(':'));
    }

    private static String name(JsonObject fields) {
        return fields.get("displayname") instanceof JsonString name ? name.getString() : "";
    }
}
