package org.enishi.encryption.todevice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.event.EventType;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.remote.edu.Edu;
import org.enishi.remote.edu.EduOutbox;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.encryption.remote.SharedServers;

/** Messages to devices of other servers. */
@ApplicationScoped
class Couriering {
    private static final int LONGEST_ID = 32;

    @Inject
    EduOutbox edus;

    @Inject
    SharedServers shared;

    @Inject
    TokenGenerator generator;

    @Inject
    Configuration configuration;

    boolean isOurs(UserId user) {
        return user.server().equals(configuration.serverName());
    }

    /** Within a draft. */
    void post(UserId sender, EventType type, Map<UserId, Map<String, JsonObject>> contents) {
        if (contents.isEmpty()) return;
        Map<ServerName, JsonObjectBuilder> byServer = new HashMap<>();
        contents.forEach((user, devices) -> {
            JsonObjectBuilder each = Json.object();
            devices.forEach(each::add);
            byServer.computeIfAbsent(user.server(), none -> Json.object()).add(user.value(), each);
        });
        Map<ServerName, Set<ServerName>> hosts = shared.of(sender);
        byServer.forEach((server, messages) -> {
            boolean isHost = hosts.getOrDefault(server, Set.of()).contains(server);
            JsonObject content = Json.object()
                    .add("sender", sender.value())
                    .add("type", type.value())
                    .add("message_id", messageId())
                    .add("messages", messages)
                    .build();
            edus.post(new Edu("m.direct_to_device", isHost ? server : null, content), List.of(server));
        });
    }

    private String messageId() {
        String secret = generator.secret();
        return secret.length() <= LONGEST_ID ? secret : secret.substring(0, LONGEST_ID);
    }
}
