package org.enishi.remote.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.enishi.configuration.Configuration;
import org.enishi.fixture.MovedClock;
import org.enishi.id.ServerName;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyRule;
import org.enishi.policy.PolicyVerdict;
import org.enishi.remote.http.Parallel;
import org.enishi.store.federation.PublicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Notaries")
class NotariesTest {
    private static final ServerName GONE = new ServerName("gone.example");
    private static final PublicKey KEY = new PublicKey("ed25519:1", new byte[32], 1_000, false);

    private final Notaries notaries = new Notaries();
    private final MovedClock clock = new MovedClock(Instant.EPOCH);
    private final Map<ServerName, KeySet> known = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private boolean silent;

    @BeforeEach
    void open() {
        named("first.example, second.example");
        notaries.policy = new Allowing();
        notaries.parallel = new OneByOne();
        notaries.inquiry = new Recorded();
        notaries.clock = clock;
        notaries.open();
    }

    private void named(String names) {
        notaries.configuration =
                Configuration.of(Map.of("enishi.server-name", "own.example", "enishi.federation.key-notaries", names));
    }

    @Test
    void areThoseThatAreNamedAndNobodyElse() {
        notaries.ask(List.of(wanted(GONE)));
        assertThat(asked).containsExactly("first.example", "second.example");
        asked.clear();
        named("");
        notaries.ask(List.of(wanted(new ServerName("another.example"))));
        named("own.example");
        notaries.ask(List.of(wanted(new ServerName("another.example"))));
        assertThat(asked).isEmpty();
    }

    @Test
    void areAskedForFiftyServersAtATime() {
        named("first.example");
        notaries.ask(IntStream.range(0, 120)
                .mapToObj(i -> wanted(new ServerName("gone" + i + ".example")))
                .toList());
        assertThat(sizes).containsExactly(50, 50, 20);
    }

    @Test
    void areRememberedAndNotAskedAgainAtOnce() {
        known.put(GONE, new KeySet(List.of(KEY)));
        notaries.ask(List.of(wanted(GONE)));
        assertThat(notaries.said(new ServerName("GONE.example")).lists(KEY.id()))
                .isTrue();
        asked.clear();
        clock.move(Duration.ofSeconds(59));
        notaries.ask(List.of(wanted(GONE)));
        assertThat(asked).isEmpty();
        clock.move(Duration.ofSeconds(1));
        notaries.ask(List.of(wanted(GONE)));
        assertThat(asked).hasSize(2);
    }

    @Test
    void whoDoNotKnowAServerAreAskedLaterAndLater() {
        named("first.example");
        for (int minutes : List.of(1, 2, 4)) {
            notaries.ask(List.of(wanted(GONE)));
            clock.move(Duration.ofMinutes(minutes).minusMillis(1));
            notaries.ask(List.of(wanted(GONE)));
            clock.move(Duration.ofMillis(1));
        }
        assertThat(asked).hasSize(3);
    }

    @Test
    void whoAreSilentAreLeftAloneAndThenAskedForTheSameServer() {
        named("first.example");
        silent = true;
        notaries.ask(IntStream.range(0, 120)
                .mapToObj(i -> wanted(new ServerName("gone" + i + ".example")))
                .toList());
        assertThat(asked).as("the rest of the requests is not made").hasSize(1);
        silent = false;
        clock.move(Duration.ofSeconds(1));
        notaries.ask(List.of(wanted(new ServerName("gone0.example"))));
        assertThat(asked).hasSize(2);
    }

    @Test
    void cannotMakeUsKeepEverNewKeysOfAServer() {
        for (int document = 0; document < 5; document++) {
            int number = document;
            known.put(
                    GONE,
                    new KeySet(IntStream.range(0, 100)
                            .mapToObj(i -> new PublicKey("ed25519:" + number + "_" + i, new byte[32], number, false))
                            .toList()));
            notaries.ask(List.of(wanted(GONE)));
            clock.move(Duration.ofMinutes(1));
        }
        assertThat(notaries.said(GONE).size()).isBetween(100, 200);
        assertThat(notaries.said(GONE).lists("ed25519:4_0")).isTrue();
    }

    private static WantedKeys wanted(ServerName server) {
        return new WantedKeys(server, Set.of(KEY.id()), 0);
    }

    private final class Recorded extends Notaries.Inquiry {
        @Override
        Map<ServerName, KeySet> ask(ServerName notary, List<WantedKeys> wanted) throws IOException {
            asked.add(notary.value());
            sizes.add(wanted.size());
            if (silent) throw new IOException("silence");
            return known;
        }
    }

    private static final class OneByOne extends Parallel {
        @Override
        public <T> void each(Collection<T> things, Consumer<T> action) {
            things.forEach(action);
        }

        @Override
        public <T> void eachOfOne(Collection<T> things, Consumer<T> action) {
            things.forEach(action);
        }
    }

    private static final class Allowing extends FederationPolicy {
        @Override
        public PolicyVerdict decide(Matter matter) {
            return new PolicyVerdict(PolicyRule.FEDERATION_IS_OPEN, matter.domain(), matter.domain());
        }
    }
}
