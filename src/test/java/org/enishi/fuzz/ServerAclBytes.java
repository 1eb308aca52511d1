package org.enishi.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import java.util.Arrays;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.rules.acl.ServerAcl;

/** A server's name on the first line, the content of {@code m.room.server_acl} behind it. */
final class ServerAclBytes implements ForeignBytes {
    @Override
    public void take(byte[] bytes) {
        int line = 0;
        while (line < bytes.length && bytes[line] != '\n') line++;
        if (line == bytes.length) return;
        try {
            var server = new ServerName(new String(bytes, 0, line, UTF_8));
            JsonObject content = Json.read(Arrays.copyOfRange(bytes, line + 1, bytes.length));
            Event acl = event(content);
            RoomState state = key -> java.util.Optional.of(acl);
            boolean allowed = ServerAcl.of(state).allows(server);
            require(allowed == ServerAcl.of(state).allows(server.folded()), "names have no case");
        } catch (InvalidIdentifier | InvalidJson | InvalidEvent no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    private static Event event(JsonObject content) {
        var json = Json.object()
                .add("type", "m.room.server_acl")
                .add("state_key", "")
                .add("room_id", "!room:one.example")
                .add("sender", "@a:one.example")
                .add("content", content)
                .add("origin_server_ts", 1)
                .add("depth", 1)
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .add("signatures", Json.object());
        return EventReader.read(ContentHash.add(json.build()), RoomVersion.V11);
    }
}
