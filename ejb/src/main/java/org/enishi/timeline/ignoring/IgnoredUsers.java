package org.enishi.timeline.ignoring;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.UserId;

/**
 * Whom users do not want to hear.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a>
 */
@ApplicationScoped
public class IgnoredUsers {
    @Inject
    OwnDatum<Set<UserId>> lists;

    @PostConstruct
    void start() {
        lists.begin("m.ignored_user_list", IgnoredUsers::users);
    }

    /** By this user; of somebody without an account here nothing is known. */
    public Set<UserId> by(UserId reader) {
        return lists.of(reader);
    }

    private static Set<UserId> users(JsonObject content) {
        if (!(content.get("ignored_users") instanceof JsonObject users)) return Set.of();
        return users.keySet().stream()
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
