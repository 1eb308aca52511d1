package org.enishi.spec.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.enishi.fixture.peer.Neighbourhood.Room;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Delivery of our events")
class DeliveryIT extends FederationIT {
    private static final String SEND = "/_matrix/federation/v1/send/";

    @Test
    void peersThatAnswerSlowlyEndlesslyOrNotAtAllHoldUpNobodyElse() {
        Room room = town.room("shared");
        for (int i = 0; i < 3; i++) PeerRoom.join(town.peer(i), town.server(), room.id());
        town.peer(0).on(SEND, town.peer(0).silence());
        town.peer(1).on(SEND, town.peer(1).endless());
        List<String> said = List.of("one", "two", "three");
        said.forEach(room::say);
        awaitAll(town.peer(2), said);
        town.peer(0).on(SEND, town.peer(0).slow());
        room.say("four");
        awaitAll(town.peer(2), List.of("one", "two", "three", "four"));
        assertThat(room.heard()).contains("four");
    }

    @Test
    void whatWasSaidDuringAnOutageOrBeforeARestartIsDeliveredOnce() {
        Room room = town.room("shared");
        StrangePeer peer = town.peer(2);
        PeerRoom.join(peer, town.server(), room.id());
        peer.on(SEND, StrangePeer.refuses(503));
        List<String> said = List.of("while down one", "while down two");
        said.forEach(room::say);
        town.server().kill();
        town.server().start();
        peer.behaves();
        peer.ask(town.server(), "GET", "/_matrix/federation/v1/event/%24any", null);
        awaitAll(peer, said);
    }

    private static void awaitAll(StrangePeer peer, List<String> said) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(peer.received())
                        .filteredOn(pdu -> pdu.getString("type").equals("m.room.message"))
                        .extracting(pdu -> pdu.getJsonObject("content").getString("body"))
                        .containsAll(said)
                        .doesNotHaveDuplicates());
    }
}
