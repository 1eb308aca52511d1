package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Request Authentication")
class RequestAuthenticationIT extends FederationIT {
    private static final String SEND = "/_matrix/federation/v1/send/";
    private static final JsonObject NOTHING =
            Json.object().add("pdus", Json.array()).build();

    @Test
    void aRightSignatureIsAccepted() {
        assertThat(town.peer(0)
                        .ask(town.server(), "PUT", SEND + "right", NOTHING)
                        .ok())
                .isEqualTo(Json.object().add("pdus", Json.object()).build());
    }

    @Test
    void everyRequestMustBeSigned() {
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "unsigned", NOTHING.toString()));
        assertRefused(
                StrangePeer.send(town.server(), "PUT", SEND + "unsigned", NOTHING.toString(), "X-Matrix nonsense"));
    }

    @Test
    void aSignatureOverAnotherRequestDoesNotHold() {
        StrangePeer peer = town.peer(0);
        String header = peer.authorization(town.server().name(), "PUT", SEND + "one", NOTHING);
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "two", NOTHING.toString(), header));
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "one", "{\"pdus\":[],\"edus\":[]}", header));
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "one?x=y", NOTHING.toString(), header));
    }

    @Test
    void aForgedSignatureDoesNotHold() {
        String header = town.peer(0).authorization(town.server().name(), "PUT", SEND + "forged", NOTHING);
        String another =
                header.replace(town.peer(0).name().value(), town.peer(1).name().value());
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "forged", NOTHING.toString(), another));
        String unknownKey = header.replace("ed25519:strange", "ed25519:unknown");
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "forged", NOTHING.toString(), unknownKey));
    }

    @Test
    void aRequestForAnotherDestinationIsRefused() {
        String header = town.peer(0).authorization("elsewhere.example", "PUT", SEND + "elsewhere", NOTHING);
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "elsewhere", NOTHING.toString(), header));
    }

    @Test
    void headersOfTwoServersAreRefused() {
        String one = town.peer(0).authorization(town.server().name(), "PUT", SEND + "both", NOTHING);
        String two = town.peer(1).authorization(town.server().name(), "PUT", SEND + "both", NOTHING);
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "both", NOTHING.toString(), one, two));
    }

    @Test
    void aNameThatLeadsNowhereIsRefused() {
        String header = town.peer(0)
                .authorization(town.server().name(), "PUT", SEND + "nowhere", NOTHING)
                .replace(town.peer(0).name().value(), "localhost:1");
        assertRefused(StrangePeer.send(town.server(), "PUT", SEND + "nowhere", NOTHING.toString(), header));
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(401);
    }
}
