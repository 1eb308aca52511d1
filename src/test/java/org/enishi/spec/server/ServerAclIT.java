package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDUs and EDUs: TransactionsIT and EdusIT. */
@DisplayName("Server Access Control Lists (ACLs)")
class ServerAclIT extends FederationIT {
    private static final String FEDERATION = "/_matrix/federation/";

    private Room room;
    private PeerRoom denied;
    private String said;

    @BeforeEach
    void exclude() {
        exclude(RoomVersion.V12);
    }

    private void exclude(RoomVersion version) {
        room = town.room("world_readable", version);
        denied = PeerRoom.join(town.peer(0), town.server(), room.id());
        said = room.say("before");
        new ChatRoom(room.id())
                .set(room.alice(), "m.room.server_acl/", "{\"allow\":[\"*\"],\"deny\":[\"localhost\"]}")
                .ok();
    }

    private Reply ask(String method, String path, @Nullable JsonObject body) {
        return town.peer(0).ask(town.server(), method, FEDERATION + path, body);
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
        assertThat(reply.json().getString("error")).contains("server ACL excludes");
    }

    private JsonObject member(String membership) {
        return Json.object(denied.last().json())
                .add("content", Json.object().add("membership", membership))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"make_join", "make_leave", "make_knock"})
    void templates_are_refused(String verb) {
        refused(ask("GET", "v1/" + verb + "/" + segment(room.id()) + "/" + segment(denied.user()) + "?ver=12", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2/send_join", "v2/send_leave", "v1/send_knock"})
    void submissions_are_refused(String verb) {
        Event last = denied.last();
        String membership = verb.substring(verb.indexOf('_') + 1);
        refused(ask(
                "PUT", verb + "/" + segment(room.id()) + "/" + segment(last.id().value()), member(membership)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1/send_join", "v1/send_leave"})
    void what_the_specification_has_removed_is_not_served(String verb) {
        Reply reply = ask(
                "PUT",
                verb + "/" + segment(room.id()) + "/"
                        + segment(denied.last().id().value()),
                member("join"));
        assertThat(reply.status()).isEqualTo(404);
    }

    @Test
    void reading_is_refused() {
        String id = segment(room.id());
        String event = segment(said);
        Stream.of(
                        "v1/state/" + id + "?event_id=" + event,
                        "v1/state_ids/" + id + "?event_id=" + event,
                        "v1/backfill/" + id + "?limit=5&v=" + event,
                        "v1/event_auth/" + id + "/" + event,
                        "v1/event/" + event,
                        "v1/timestamp_to_event/" + id + "?dir=f&ts=1")
                .forEach(path -> refused(ask("GET", path, null)));
        JsonObject missing = Json.object()
                .add("latest_events", Json.array(List.of(said)))
                .add("earliest_events", Json.array())
                .build();
        refused(ask("POST", "v1/get_missing_events/" + id, missing));
    }

    /** Into a room in which we are: so its list is known here. The first form is for the first room versions. */
    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void invitations_are_refused(String form) {
        exclude(form.equals("v1") ? RoomVersion.V1 : RoomVersion.V11);
        Event invite = denied.invitation(town.server().person("bob").userId());
        JsonObject body = form.equals("v1")
                ? invite.json()
                : Json.object()
                        .add("room_version", "11")
                        .add("event", invite.json())
                        .add("invite_room_state", Json.array())
                        .build();
        refused(ask(
                "PUT",
                form + "/invite/" + segment(room.id()) + "/"
                        + segment(invite.id().value()),
                body));
    }
}
