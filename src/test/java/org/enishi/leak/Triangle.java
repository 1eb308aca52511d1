package org.enishi.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.HttpTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Three servers: A has an agreement with B, C too, and B lets everybody in. A and C have none. Where a server would not do
 * what a test needs, peers of a few lines do: a partner of A, a stranger to it, and one that it denies. The partner and the
 * denied one are A's notaries. Started once.
 */
public final class Triangle {
    private static final AtomicLong COUNT = new AtomicLong();
    private static @Nullable Triangle shared;

    final StrangePeer partner = new StrangePeer();
    final StrangePeer stranger = new StrangePeer();
    final StrangePeer outcast = new StrangePeer();
    final EnishiServer a = new EnishiServer(Map.of(
            "enishi.federation.mixed-rooms",
            "hide",
            "enishi.federation.key-notaries",
            partner.name() + ", " + outcast.name(),
            "enishi.presence",
            "federated"));
    final EnishiServer b = new EnishiServer(Map.of("enishi.federation.mode", "open"));
    final EnishiServer c = new EnishiServer(Map.of("enishi.federation.mixed-rooms", "hide"));
    private final HttpTalk keeper;

    private Triangle() {
        Servers.startAll(List.of(a, b, c), partner.certificate(), stranger.certificate(), outcast.certificate());
        keeper = a.administrator("keeper").talk();
        deny(outcast);
        agree(b.name(), "");
        agree(partner.name().value(), "");
        c.administrator("keeper")
                .talk()
                .put("/_enishi/admin/v1/federation/allowed/" + b.name(), "{\"reason\":\"partners\"}")
                .ok();
    }

    /** The peers know nothing but what they know from the beginning, and have the plain agreement. */
    static synchronized Triangle get() {
        Triangle triangle = shared;
        if (triangle == null) {
            triangle = new Triangle();
            shared = triangle;
        }
        List.of(triangle.partner, triangle.stranger, triangle.outcast).forEach(StrangePeer::behaves);
        return triangle;
    }

    /** For whoever changes what they do. */
    public static List<EnishiServer> servers() {
        Triangle triangle = get();
        return List.of(triangle.a, triangle.b, triangle.c);
    }

    /** @param fields of the agreement, as JSON members; none: what is not named stays */
    void agree(String domain, String fields) {
        String body = "{\"reason\":\"agreed\"" + (fields.isEmpty() ? "" : ",") + fields + "}";
        keeper.put("/_enishi/admin/v1/federation/allowed/" + domain, body).ok();
    }

    void deny(StrangePeer peer) {
        keeper.put("/_enishi/admin/v1/federation/denied/" + peer.name(), "{\"reason\":\"an incident\"}")
                .ok();
    }

    /** A room made at B, with everybody in it: Alice of A came last. */
    Mixed mixed() {
        Person bob = b.person("bob");
        var room = ChatRoom.openedBy(bob);
        PeerRoom strange = PeerRoom.join(stranger, b, room.id());
        PeerRoom friend = PeerRoom.join(partner, b, room.id());
        Person alice = a.person("alice");
        enter(alice, room);
        return new Mixed(room, alice, bob, friend, strange);
    }

    /** A room made at B, with Carol of C in it, and nobody of A yet. */
    ThreeSided threeSided() {
        Person bob = b.person("bob");
        Person carol = c.person("carol");
        var room = ChatRoom.openedBy(bob);
        enter(carol, room);
        return new ThreeSided(this, room, bob, carol, a.person("alice"));
    }

    /** Through B, where the room was made. Afterwards the server of who entered knows all of it: members are answered then. */
    void enter(Person who, ChatRoom room) {
        who.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + b.name(), "{}")
                .ok();
        who.talk().get(room.path("members")).ok();
    }

    /** A room of the partner. */
    void enter(Person who, HostedRoom room) {
        String via = segment(partner.name().value());
        who.talk()
                .post("/_matrix/client/v3/join/" + segment(room.id()) + "?via=" + via, "{}")
                .ok();
    }

    /** PDUs and EDUs in one transaction to A. */
    Reply bring(StrangePeer from, List<JsonObject> pdus, List<JsonObject> edus) {
        var events = Json.array();
        var murmurs = Json.array();
        pdus.forEach(events::add);
        edus.forEach(murmurs::add);
        JsonObject body = Json.object()
                .add("origin", from.name().value())
                .add("origin_server_ts", Clock.systemUTC().millis())
                .add("pdus", events)
                .add("edus", murmurs)
                .build();
        return from.ask(a, "PUT", "/_matrix/federation/v1/send/leak-" + COUNT.incrementAndGet(), body);
    }

    Reply bringEdu(StrangePeer from, String type, JsonObject content) {
        return bring(
                from,
                List.of(),
                List.of(Json.object()
                        .add("edu_type", type)
                        .add("content", content)
                        .build()));
    }

    /**
     * @param friend the partner's user
     * @param strange the stranger's user
     */
    record Mixed(ChatRoom room, Person alice, Person bob, PeerRoom friend, PeerRoom strange) {}

    /** Of three people, each of another server. */
    record ThreeSided(Triangle triangle, ChatRoom room, Person bob, Person carol, Person alice) {
        void aliceEnters() {
            triangle.enter(alice, room);
        }

        /** Carol first, then Bob, who has read it: his words follow hers. */
        String speak(String secret, String answer) {
            String said = room.say(carol, secret);
            awaitRead(bob, room, secret);
            room.say(bob, answer);
            return said;
        }
    }

    static void awaitRead(Person who, ChatRoom room, String text) {
        Awaitility.await(text + " at " + who.userId())
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(room.texts(who)).contains(text));
    }
}
