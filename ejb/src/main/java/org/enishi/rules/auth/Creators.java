package org.enishi.rules.auth;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.UserId;

/** Who made a room. */
public final class Creators {
    private Creators() {}

    /** The user who may join first: the sender, or {@code content.creator} where the version wants it. */
    public static Optional<UserId> founder(Event create) {
        if (create.version().creatorIsSender()) return Optional.of(create.sender());
        return create.contentString("creator").filter(UserId::isWellFormed).map(UserId::new);
    }

    /** All whose power is above every number; nobody before room version 12. */
    public static Set<UserId> allPowerful(Event create) {
        if (!create.version().creatorsHaveInfinitePower()) return Set.of();
        Set<UserId> creators = new HashSet<>(additional(create));
        creators.add(create.sender());
        return creators;
    }

    /** Absent is valid. */
    static boolean areValid(Event create) {
        if (!create.content().containsKey("additional_creators")) return true;
        return create.content().get("additional_creators") instanceof JsonArray users
                && users.stream()
                        .allMatch(user -> user instanceof JsonString text && UserId.isWellFormed(text.getString()));
    }

    private static Set<UserId> additional(Event create) {
        if (!areValid(create) || !create.content().containsKey("additional_creators")) return Set.of();
        return create.content().getJsonArray("additional_creators").getValuesAs(JsonString::getString).stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }
}
