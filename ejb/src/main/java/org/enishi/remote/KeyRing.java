package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.keys.DirectKeys;
import org.enishi.remote.keys.KeySet;
import org.enishi.remote.keys.Notaries;
import org.enishi.remote.keys.WantedKeys;
import org.enishi.signing.VerifyKey;

/**
 * The public keys of all servers, ours included: as they give them themselves, or as notaries say where somebody is gone.
 * May block on the network: call it without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Matrix v1.19, server-server
 *     API, "Retrieving server keys"</a>
 */
@ApplicationScoped
public class KeyRing {
    @Inject
    OwnKeys own;

    @Inject
    DirectKeys direct;

    @Inject
    Notaries notaries;

    @Inject
    Surroundings surroundings;

    /**
     * The key for verifying a request that came now: current ones only.
     *
     * @param keyId such as {@code ed25519:a1}
     */
    public Optional<VerifyKey> forRequest(ServerName server, String keyId) {
        long now = surroundings.clock().millis();
        return trusted(server, direct.find(server, keys -> keys.forRequest(keyId, now)));
    }

    /**
     * The key for verifying an event: valid at the event's time where its room version asks for that, and in no version
     * retired before it. Of what the server does not tell itself, notaries are asked.
     */
    public Optional<VerifyKey> forEvent(ServerName server, String keyId, Event event) {
        long signedAt = event.originServerTs();
        if (surroundings.isOurs(server)) return own.forEvent(keyId, signedAt);
        Function<KeySet, Optional<VerifyKey>> question = event.version().keysExpire()
                ? keys -> keys.validAt(keyId, signedAt)
                : keys -> keys.notRetiredAt(keyId, signedAt);
        return trusted(
                server,
                question.apply(known(server))
                        .or(() -> direct.find(server, question))
                        .or(() -> fromNotaries(new WantedKeys(server, Set.of(keyId), signedAt), question)));
    }

    /** Where the agreement names keys, no other counts. */
    private Optional<VerifyKey> trusted(ServerName server, Optional<VerifyKey> found) {
        return found.filter(key -> surroundings.trust(server, key));
    }

    /**
     * Fetches what is missing or stale, and asks notaries for what is missing then, all at once, so that later questions
     * need not wait one by one.
     */
    public void prepare(Collection<WantedKeys> wanted) {
        Collection<WantedKeys> byServer = wanted.stream()
                .filter(each -> !surroundings.isOurs(each.server()))
                .collect(Collectors.toMap(WantedKeys::server, Function.identity(), WantedKeys::and))
                .values();
        direct.renew(byServer);
        notaries.ask(missing(byServer));
    }

    private Optional<VerifyKey> fromNotaries(WantedKeys wanted, Function<KeySet, Optional<VerifyKey>> question) {
        notaries.ask(missing(List.of(wanted)));
        return question.apply(known(wanted.server()));
    }

    private List<WantedKeys> missing(Collection<WantedKeys> wanted) {
        return wanted.stream()
                .flatMap(each -> each.beyond(known(each.server())).stream())
                .toList();
    }

    /** Of keys that it gave us itself the server decides; what a notary says of them does not count. */
    private KeySet known(ServerName server) {
        return direct.remembered(server).completedBy(notaries.said(server));
    }

    /** Who we are, whom we trust, and what time it is. */
    @ApplicationScoped
    static class Surroundings {
        @Inject
        Configuration configuration;

        @Inject
        Clock clock;

        @Inject
        FederationPolicy policy;

        boolean trust(ServerName server, VerifyKey key) {
            var matter = new Matter(Direction.INBOUND, server, null, Action.SERVER_KEYS);
            return policy.decide(matter.signedBy(key)).allowed();
        }

        Clock clock() {
            return clock;
        }

        boolean isOurs(ServerName server) {
            return configuration.serverName().folded().equals(server.folded());
        }
    }
}
