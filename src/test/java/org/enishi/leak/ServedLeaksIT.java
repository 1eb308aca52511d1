package org.enishi.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.json.Json;
import org.enishi.leak.Triangle.Mixed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** What A answers to its partner it does not answer to a stranger, though both are in the room. */
@DisplayNameGeneration(EdgeTitles.class)
class ServedLeaksIT {
    private static final String SERVING = "federation.serving.ServingDoor";
    private static final String BASE = "/_matrix/federation/v1/";

    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(value = "An event, /event, served to a stranger", guardedBy = SERVING)
    void event() {
        Mixed mixed = triangle.mixed();
        onlyToThePartner("event/" + segment(mixed.room().say(mixed.alice(), "ours")));
    }

    @Edge(value = "Authorisation, /event_auth, served to a stranger", guardedBy = SERVING)
    void eventAuth() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        onlyToThePartner("event_auth/" + segment(mixed.room().id()) + "/" + segment(said));
    }

    @Edge(value = "State, /state, served to a stranger", guardedBy = SERVING)
    void state() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        onlyToThePartner("state/" + segment(mixed.room().id()) + "?event_id=" + segment(said));
    }

    @Edge(value = "State, /state_ids, served to a stranger", guardedBy = SERVING)
    void stateIds() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        onlyToThePartner("state_ids/" + segment(mixed.room().id()) + "?event_id=" + segment(said));
    }

    @Edge(value = "History, /backfill, served to a stranger", guardedBy = SERVING)
    void backfill() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        onlyToThePartner("backfill/" + segment(mixed.room().id()) + "?limit=5&v=" + segment(said));
    }

    @Edge(value = "Missing events, /get_missing_events, served to a stranger", guardedBy = SERVING)
    void missingEvents() {
        Mixed mixed = triangle.mixed();
        String said = mixed.room().say(mixed.alice(), "ours");
        JsonObject wish = Json.object()
                .add("earliest_events", Json.array())
                .add("latest_events", Json.array(List.of(said)))
                .add("limit", 10)
                .build();
        onlyToThePartner("POST", "get_missing_events/" + segment(mixed.room().id()), wish);
    }

    @Edge(value = "An event by its time, /timestamp_to_event, served to a stranger", guardedBy = SERVING)
    void timestamp() {
        Mixed mixed = triangle.mixed();
        mixed.room().say(mixed.alice(), "ours");
        onlyToThePartner("timestamp_to_event/" + segment(mixed.room().id()) + "?ts=1&dir=f");
    }

    @Edge(value = "A template, /make_join, given to a stranger", guardedBy = "federation.admission.AdmissionDoor")
    void join() {
        Mixed mixed = triangle.mixed();
        String path = "make_join/" + segment(mixed.room().id()) + "/";
        assertThat(asPartner("GET", path + segment("@new:" + triangle.partner.name()) + "?ver=12", null)
                        .status())
                .isEqualTo(200);
        refused(asStranger("GET", path + segment("@new:" + triangle.stranger.name()) + "?ver=12", null));
    }

    @Edge(
            value = "Entering uninvited, /make_join, where the agreement asks for an invitation",
            guardedBy = "federation.admission.AdmissionDoor#requireEntry")
    void joinUninvited() {
        String room = segment(ChatRoom.openedBy(triangle.a.person("alice")).id());
        String path = "make_join/" + room + "/" + segment("@new:" + triangle.partner.name()) + "?ver=12";
        assertThat(asPartner("GET", path, null).status()).isEqualTo(200);
        triangle.agree(triangle.partner.name().value(), "\"they_may_enter\":false");
        try {
            refused(asPartner("GET", path, null));
        } finally {
            triangle.agree(triangle.partner.name().value(), "\"they_may_enter\":true");
        }
    }

    @Edge(
            value = "A template, /make_leave, given to a stranger",
            guardedBy = "federation.admission.AdmissionDoor#require")
    void leave() {
        Mixed mixed = triangle.mixed();
        String path = "make_leave/" + segment(mixed.room().id()) + "/";
        assertThat(asPartner("GET", path + segment(mixed.friend().user()), null).status())
                .isEqualTo(200);
        refused(asStranger("GET", path + segment(mixed.strange().user()), null));
    }

    @Edge(value = "A room's address, /query/directory, told to a stranger", guardedBy = "directory.Aliases")
    void alias() {
        Person alice = triangle.a.person("alice");
        String name = alice.userId().substring(1, alice.userId().indexOf(':'));
        ChatRoom.madeBy(alice, "{\"preset\":\"public_chat\",\"room_alias_name\":\"" + name + "\"}");
        onlyToThePartner("query/directory?room_alias=" + segment("#" + name + ":" + triangle.a.name()));
    }

    @Edge(value = "Published rooms, /publicRooms, told to a stranger", guardedBy = "directory.PublishedRooms")
    void publishedRooms() {
        onlyToThePartner("publicRooms?limit=5");
    }

    @Edge(value = "A profile, /query/profile, told to a stranger", guardedBy = "profile.ProfileQueryService")
    void profile() {
        Person alice = triangle.a.person("alice");
        alice.talk()
                .put(
                        "/_matrix/client/v3/profile/" + segment(alice.userId()) + "/displayname",
                        "{\"displayname\":\"Alice\"}")
                .ok();
        onlyToThePartner("query/profile?user_id=" + segment(alice.userId()));
    }

    @Edge(
            value = "A space, /hierarchy, told to a stranger",
            guardedBy = {"federation.serving.SpaceService", "space.Visitors"})
    void hierarchy() {
        onlyToThePartner("hierarchy/" + segment(triangle.mixed().room().id()));
    }

    @Edge(value = "Devices, /user/devices, told to a stranger", guardedBy = "encryption.remote.RemoteDoor#require")
    void devices() {
        onlyToThePartner("user/devices/" + segment(triangle.mixed().alice().userId()));
    }

    @Edge(
            value = "Device keys, /user/keys/query, told to a stranger",
            guardedBy = "encryption.remote.RemoteDoor#require")
    void keys() {
        String alice = triangle.mixed().alice().userId();
        JsonObject wish = Json.object()
                .add("device_keys", Json.object().add(alice, Json.array()))
                .build();
        onlyToThePartner("POST", "user/keys/query", wish);
    }

    @Edge(
            value = "One-time keys, /user/keys/claim, given to a stranger",
            guardedBy = "encryption.remote.RemoteDoor#require")
    void claims() {
        Person alice = triangle.mixed().alice();
        JsonObject wish = Json.object()
                .add(
                        "one_time_keys",
                        Json.object().add(alice.userId(), Json.object().add(alice.deviceId(), "signed_curve25519")))
                .build();
        onlyToThePartner("POST", "user/keys/claim", wish);
    }

    @Edge(
            value = "Any request of a denied server",
            guardedBy = {"remote.RequestVerifier", "remote.keys.KeyFetcher", "remote.FederationClient$Surroundings"})
    void anything() {
        assertThat(triangle.bring(triangle.partner, List.of(), List.of()).status())
                .isEqualTo(200);
        refused(triangle.bring(triangle.outcast, List.of(), List.of()));
    }

    private void onlyToThePartner(String path) {
        onlyToThePartner("GET", path, null);
    }

    private void onlyToThePartner(String method, String path, @Nullable JsonObject body) {
        Reply told = asPartner(method, path, body);
        assertThat(told.status()).as(told.toString()).isEqualTo(200);
        refused(asStranger(method, path, body));
    }

    private Reply asPartner(String method, String path, @Nullable JsonObject body) {
        return triangle.partner.ask(triangle.a, method, BASE + path, body);
    }

    private Reply asStranger(String method, String path, @Nullable JsonObject body) {
        return triangle.stranger.ask(triangle.a, method, BASE + path, body);
    }

    private static void refused(Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
        assertThat(reply.errcode()).isEqualTo("M_FORBIDDEN");
    }
}
