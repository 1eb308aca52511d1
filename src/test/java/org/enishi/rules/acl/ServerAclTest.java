package org.enishi.rules.acl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("m.room.server_acl")
class ServerAclTest {
    @Test
    void withoutAnAclAllServersAreAllowed() {
        assertThat(ServerAcl.of(RoomState.EMPTY).allows(new ServerName("a.example")))
                .isTrue();
    }

    @Test
    void withoutAllowNobodyIsAllowed() {
        assertThat(allows("{}", "a.example")).isFalse();
    }

    @Test
    void denyWinsOverAllow() {
        String acl = "{\"allow\":[\"*\"],\"deny\":[\"*.evil.example\",\"b?d.example\"]}";
        assertThat(allows(acl, "good.example")).isTrue();
        assertThat(allows(acl, "evil.example")).isTrue();
        assertThat(allows(acl, "x.evil.example")).isFalse();
        assertThat(allows(acl, "bad.example")).isFalse();
        assertThat(allows(acl, "baad.example")).isTrue();
    }

    @Test
    void thePortAndTheCaseDoNotCount() {
        assertThat(allows("{\"allow\":[\"A.example\"]}", "a.EXAMPLE:8448")).isTrue();
    }

    @Test
    void ipLiteralsMayBeExcluded() {
        String acl = "{\"allow\":[\"*\"],\"allow_ip_literals\":false}";
        assertThat(allows(acl, "1.2.3.4:8448")).isFalse();
        assertThat(allows(acl, "[::1]")).isFalse();
        assertThat(allows(acl, "a.example")).isTrue();
    }

    private static boolean allows(String content, String server) {
        JsonObject json = Json.object()
                .add("type", "m.room.server_acl")
                .add("state_key", "")
                .add("depth", 1)
                .add("sender", "@a:a.example")
                .add("content", Json.readStored(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
        var event = new Event(new EventId("$acl"), new RoomId("!r"), RoomVersion.V12, json, new byte[0]);
        RoomState state = key -> Optional.of(event).filter(each -> key.equals(StateKey.SERVER_ACL));
        return ServerAcl.of(state).allows(new ServerName(server));
    }
}
