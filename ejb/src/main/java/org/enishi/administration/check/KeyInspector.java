package org.enishi.administration.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.enishi.administration.check.Finding.Step;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.remote.keys.KeyFetcher;
import org.enishi.remote.keys.KeySet;
import org.enishi.signing.VerifyKey;
import org.enishi.store.federation.PublicKey;

/** Whether the partner publishes signing keys, and such that the agreement trusts. */
@ApplicationScoped
class KeyInspector {
    @Inject
    KeyFetcher fetcher;

    @Inject
    FederationPolicy policy;

    @Inject
    Clock clock;

    void look(ServerName server, Check check) {
        List<PublicKey> keys = fetcher.fetch(server).stream()
                .flatMap((KeySet published) -> published.current(clock.millis()).stream())
                .toList();
        if (keys.isEmpty()) {
            check.add(Finding.bad(Step.KEYS, "none"));
            return;
        }
        String ids = keys.stream().map(PublicKey::id).collect(Collectors.joining(", "));
        boolean trusted = keys.stream().anyMatch(key -> isTrusted(server, key));
        Instant end = Instant.ofEpochMilli(keys.get(0).validUntil());
        check.add(trusted ? Finding.good(Step.KEYS, "hold", ids, end) : Finding.bad(Step.KEYS, "notPinned", ids));
    }

    private boolean isTrusted(ServerName server, PublicKey key) {
        var matter = new Matter(Direction.INBOUND, server, null, Action.SERVER_KEYS);
        return policy.ask(matter.signedBy(new VerifyKey(key.id(), key.bytes()))).allowed();
    }
}
