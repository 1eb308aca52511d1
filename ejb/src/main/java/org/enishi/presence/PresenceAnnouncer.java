package org.enishi.presence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.remote.edu.Edu;
import org.enishi.remote.edu.EduOutbox;
import org.enishi.store.presence.Acquaintances;

/**
 * Tells other servers of our users, those with whom they share a room. Of each user the last word counts.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#presence">Matrix v1.19, server-server API, "Presence"</a>
 */
@Dependent
public class PresenceAnnouncer {
    @Inject
    Configuration configuration;

    @Inject
    Acquaintances acquaintances;

    @Inject
    PresenceBoard board;

    @Inject
    EduOutbox outbox;

    @Inject
    Clock clock;

    void announce(Map<UserId, Presence> news) {
        if (configuration.presence() != PresenceMode.FEDERATED) return;
        Map<UserId, Presence> ours = new HashMap<>(news);
        ours.keySet().removeIf(user -> !user.server().equals(configuration.serverName()) || !board.isOurs(user));
        if (ours.isEmpty()) return;
        long now = clock.millis();
        acquaintances.servers(ours.keySet()).forEach((user, servers) -> {
            Presence presence = ours.get(user);
            if (presence != null) announce(user, presence.content(now), servers);
        });
    }

    /** Servers have come into a room of that host, and hear of those who are there. */
    void introduce(Map<UserId, Presence> people, Set<ServerName> newcomers, ServerName host) {
        long now = clock.millis();
        Map<ServerName, Set<ServerName>> servers = new HashMap<>();
        for (ServerName server : newcomers) servers.put(server, Set.of(host));
        people.forEach((user, presence) -> {
            if (user.server().equals(configuration.serverName())) announce(user, presence.content(now), servers);
        });
    }

    /** The company's policy is asked when it goes: it is told of a room that the other server hosts, if there is one. */
    private void announce(UserId user, JsonObject presence, Map<ServerName, Set<ServerName>> servers) {
        JsonObject told = Json.object(presence).add("user_id", user.value()).build();
        JsonObject content = Json.object().add("push", Json.array().add(told)).build();
        String key = "m.presence " + user;
        List<ServerName> others = new ArrayList<>();
        servers.forEach((server, hosts) -> {
            if (hosts.contains(server)) outbox.offer(key, new Edu("m.presence", server, content), List.of(server));
            else others.add(server);
        });
        outbox.offer(key, new Edu("m.presence", null, content), others);
    }
}
