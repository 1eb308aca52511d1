package org.enishi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyRule;
import org.enishi.policy.PolicyVerdict;
import org.enishi.remote.keys.DirectKeys;
import org.enishi.remote.keys.KeySet;
import org.enishi.remote.keys.Notaries;
import org.enishi.remote.keys.WantedKeys;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.enishi.signing.VerifyKey;
import org.enishi.store.federation.PublicKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The key that verifies")
class KeyRingTest {
    private static final ServerName SERVER = new ServerName("gone.example");
    private static final long NOW = 1_700_000_000_000L;
    private static final SigningKey KEY = SigningKey.generate("ed25519:1", new SecureRandom());

    private final KeyRing ring = new KeyRing();
    private final List<String> asked = new ArrayList<>();
    private KeySet own = set();
    private KeySet ofNotary = set();
    private KeySet said = set();
    private PolicyRule rule = PolicyRule.EACH_REQUEST_IS_DECIDED;

    @BeforeEach
    void open() {
        ring.direct = new Server();
        ring.notaries = new Others();
        ring.surroundings = new KeyRing.Surroundings();
        ring.surroundings.configuration = Configuration.of(Map.of("enishi.server-name", "own.example"));
        ring.surroundings.clock = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
        ring.surroundings.policy = new Deciding();
    }

    @Test
    void anEventIsTheServersOwnWhereItTellsIt() {
        own = set(key(NOW));
        assertThat(forEvent()).contains(KEY.verifyKey());
        assertThat(asked).isEmpty();
    }

    @Test
    void anEventIsWhatANotarySaysWhereTheServerDoesNotTellIt() {
        ofNotary = set(key(NOW));
        assertThat(forEvent()).contains(KEY.verifyKey());
        assertThat(forEvent()).contains(KEY.verifyKey());
        assertThat(asked).containsExactly("server", "notary [ed25519:1] " + NOW);
    }

    @Test
    void anEventIsNotWhatANotarySaysOfAKeyThatTheServerTold() {
        own = set(key(NOW - 1));
        ofNotary = set(key(NOW));
        assertThat(forEvent()).isEmpty();
        assertThat(asked).containsExactly("server");
    }

    @Test
    void anEventIsTheServersOwnAgainOnceItIsBack() {
        ofNotary = set(key(NOW));
        assertThat(forEvent()).isPresent();
        own = set(new PublicKey(KEY.id(), KEY.verifyKey().bytes(), NOW - 1, true));
        assertThat(forEvent()).isEmpty();
    }

    @Test
    void aRequestIsNeverWhatANotarySays() {
        said = set(key(NOW));
        assertThat(ring.forRequest(SERVER, KEY.id())).isEmpty();
        assertThat(asked).containsExactly("server");
    }

    @Test
    void anEventIsNoneThatTheAgreementDoesNotName() {
        ofNotary = set(key(NOW));
        rule = PolicyRule.SIGNING_KEY_IS_NOT_PINNED;
        assertThat(forEvent()).isEmpty();
    }

    @Test
    void manyEventsIsAskedForOnceAndOnlyWhereItIsMissing() {
        own = set(key(NOW));
        ring.prepare(List.of(
                new WantedKeys(SERVER, Set.of(KEY.id(), "ed25519:2"), 5),
                new WantedKeys(new ServerName("GONE.example"), Set.of(KEY.id(), "ed25519:2"), 7),
                new WantedKeys(new ServerName("own.example"), Set.of(KEY.id()), 9)));
        assertThat(asked).containsExactly("renew 1", "notary [ed25519:2] 7");
    }

    private Optional<VerifyKey> forEvent() {
        var json = Json.object()
                .add("type", "m.room.message")
                .add("room_id", "!r:gone.example")
                .add("sender", "@u:gone.example")
                .add("content", Json.object())
                .add("depth", 1)
                .add("origin_server_ts", NOW)
                .add("prev_events", Json.array())
                .add("auth_events", Json.array())
                .build();
        Event event = EventSigner.build(json, RoomVersion.V11, SERVER, KEY);
        return ring.forEvent(SERVER, KEY.id(), event);
    }

    private static KeySet set(PublicKey... keys) {
        return new KeySet(List.of(keys));
    }

    private static PublicKey key(long validUntil) {
        return new PublicKey(KEY.id(), KEY.verifyKey().bytes(), validUntil, false);
    }

    private final class Server extends DirectKeys {
        @Override
        public KeySet remembered(ServerName server) {
            return own;
        }

        @Override
        public Optional<KeySet> refreshed(ServerName server) {
            asked.add("server");
            return Optional.empty();
        }

        @Override
        public void renew(Collection<WantedKeys> wanted) {
            asked.add("renew " + wanted.size());
        }
    }

    private final class Others extends Notaries {
        @Override
        public KeySet said(ServerName server) {
            return said;
        }

        @Override
        public void ask(Collection<WantedKeys> wanted) {
            wanted.forEach(each -> asked.add("notary " + each.keyIds() + " " + each.signedAt()));
            said = ofNotary;
        }
    }

    private final class Deciding extends FederationPolicy {
        @Override
        public PolicyVerdict decide(Matter matter) {
            return new PolicyVerdict(rule, SERVER, SERVER);
        }
    }
}
