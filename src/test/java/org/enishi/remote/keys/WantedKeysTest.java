package org.enishi.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.enishi.id.ServerName;
import org.enishi.store.federation.PublicKey;
import org.junit.jupiter.api.Test;

class WantedKeysTest {
    private static final ServerName SERVER = new ServerName("One.example");

    @Test
    void onlyIdsThatAKeyCanHaveAreWantedAndFewOfThem() {
        assertThat(wanted("ed25519:1", "ed25519:", "ed25519:a b", "rsa:1", "ed25519:" + "a".repeat(101))
                        .keyIds())
                .containsExactly("ed25519:1");
        Set<String> many =
                IntStream.range(0, 1_000).mapToObj(i -> "ed25519:" + i).collect(Collectors.toSet());
        assertThat(new WantedKeys(SERVER, many, 0).keyIds()).hasSize(20);
    }

    @Test
    void thoseOfSeveralEventsAreOneAndTheLastEventCounts() {
        var both = new WantedKeys(SERVER, Set.of("ed25519:1"), 7).and(new WantedKeys(SERVER, Set.of("ed25519:2"), 5));
        assertThat(both).isEqualTo(new WantedKeys(new ServerName("one.example"), Set.of("ed25519:1", "ed25519:2"), 7));
    }

    @Test
    void whatIsKnownIsNotWanted() {
        var known = new KeySet(List.of(new PublicKey("ed25519:1", new byte[32], 0, false)));
        assertThat(wanted("ed25519:1", "ed25519:2").beyond(known)).contains(wanted("ed25519:2"));
        assertThat(wanted("ed25519:1").beyond(known)).isEmpty();
    }

    private static WantedKeys wanted(String... ids) {
        return new WantedKeys(SERVER, Set.of(ids), 0);
    }
}
