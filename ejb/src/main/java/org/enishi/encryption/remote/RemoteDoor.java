package org.enishi.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.PolicyVerdict;
import org.enishi.store.encryption.remote.SharedServers;

/** Which servers may be asked for keys, and which may ask: partners, and those in whose rooms our users are. */
@ApplicationScoped
public class RemoteDoor {
    @Inject
    FederationPolicy policy;

    @Inject
    SharedServers shared;

    /** Why it is not asked, if it is not. */
    Optional<String> refusal(ServerName server) {
        PolicyVerdict verdict = policy.decide(Direction.OUTBOUND, server, null, Action.ENCRYPTION_KEYS);
        return verdict.allowed() ? Optional.empty() : Optional.of(verdict.sentence());
    }

    /** @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} */
    public void require(ServerName asking, Action action) {
        policy.require(Direction.INBOUND, asking, host(asking), action);
    }

    /** Whether what it tells without being asked is listened to. */
    public boolean mayTell(ServerName server) {
        return mayTell(server, Action.EPHEMERAL);
    }

    /** As {@link #mayTell(ServerName)}, for what it tells. */
    public boolean mayTell(ServerName server, Action action) {
        return policy.decide(Direction.INBOUND, server, host(server), action).allowed();
    }

    private @org.jspecify.annotations.Nullable ServerName host(ServerName server) {
        return shared.isHostOfOurs(server) ? server : null;
    }
}
