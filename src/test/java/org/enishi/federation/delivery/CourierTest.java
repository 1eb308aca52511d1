package org.enishi.federation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.federation.delivery.Ledger.Standing;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A courier of a server that stops")
class CourierTest {
    private static final ServerName PEER = new ServerName("peer.example");
    private static final byte[] EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    private final Courier courier = new Courier();
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void setUp() {
        courier.waiting = new Waiting();
        courier.standings = new Standings() {
            @Override
            Optional<Standing> held(ServerName server) {
                return Optional.of(new Standing(0, 0, 0, Long.MAX_VALUE));
            }

            @Override
            Optional<Standing> delivered(ServerName server, long upTo) {
                done.add("delivered");
                return held(server);
            }

            @Override
            long failed(ServerName server, int failures, String why) {
                done.add("failed");
                return 0;
            }
        };
        courier.batches = new Batches() {
            @Override
            Batch next(ServerName server, long sentTo, long last) {
                return new Batch(1, 1, List.of(EVENT), List.of());
            }
        };
    }

    @Test
    void finishes_the_transaction_under_way_and_begins_no_other() {
        courier.sender = new Sending(() -> {});
        courier.deliver(PEER);
        courier.deliver(PEER);
        assertThat(done).containsExactly("sent", "delivered");
    }

    @Test
    void does_not_blame_the_peer_for_what_was_broken_off() {
        courier.sender = new Sending(() -> {
            throw new RemoteFailure.Unreachable(PEER, "closed");
        });
        courier.deliver(PEER);
        assertThat(done).containsExactly("sent");
    }

    /** The server stops while it sends. */
    private final class Sending extends Sender {
        private final Runnable answer;

        Sending(Runnable answer) {
            this.answer = answer;
        }

        @Override
        Batch load(ServerName server, Batch events) {
            return events;
        }

        @Override
        void send(ServerName server, Batch batch) {
            done.add("sent");
            courier.stop();
            answer.run();
        }

        @Override
        void unload(ServerName server, Batch batch) {
            assertThat(batch.isEmpty()).isFalse();
        }
    }
}
