package org.enishi.leak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.peer.HostedRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;

/** With servers that the policy does not let in nothing is exchanged about keys through a third one either. */
@DisplayNameGeneration(EdgeTitles.class)
class NotaryLeaksIT {
    private Triangle triangle;

    @BeforeEach
    void meet() {
        triangle = Triangle.get();
    }

    @Edge(
            value = "Asking a denied server, a notary of ours, for others' keys",
            guardedBy = "remote.keys.Notaries#isAskable")
    void deniedNotary() {
        List<String> partner = askedForKeys(triangle.partner);
        List<String> outcast = askedForKeys(triangle.outcast);
        StrangePeer gone = new StrangePeer();
        aliceMeets(new HostedRoom(triangle.partner).concealed(gone, "gone"));
        assertThat(partner).anyMatch(asked -> asked.contains(gone.name().value()));
        assertThat(outcast).isEmpty();
    }

    @Edge(value = "Asking a notary for a denied server's keys", guardedBy = "remote.keys.Notaries#isOpen")
    void keysOfTheDenied() {
        List<String> partner = askedForKeys(triangle.partner);
        StrangePeer gone = new StrangePeer();
        StrangePeer denied = new StrangePeer();
        triangle.deny(denied);
        aliceMeets(new HostedRoom(triangle.partner).concealed(denied, "spy").concealed(gone, "gone"));
        assertThat(partner)
                .anyMatch(asked -> asked.contains(gone.name().value()))
                .noneMatch(asked -> asked.contains(denied.name().value()));
    }

    /** The members of the room, whose servers nobody can reach: A trusts no certificate of theirs. */
    private void aliceMeets(HostedRoom hosted) {
        hosted.tells();
        Person alice = triangle.a.person("alice");
        triangle.enter(alice, hosted);
        alice.talk().get(new ChatRoom(hosted.id()).path("members")).ok();
    }

    /** What a notary, who knows no keys, is asked from now on. */
    private static List<String> askedForKeys(StrangePeer notary) {
        List<String> asked = new CopyOnWriteArrayList<>();
        notary.on("/_matrix/key/v2/query", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            StrangePeer.reply(
                    exchange,
                    200,
                    Json.object().add("server_keys", Json.array()).build());
        });
        return asked;
    }
}
