package org.enishi.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.list.CurrentLists;
import org.enishi.remote.OwnKeys;
import org.enishi.signing.JsonSigner;
import org.enishi.store.policy.Terms;

/** What we say to a server: what the policy would decide about it now, and nothing about anybody else. */
@ApplicationScoped
public class OwnStatements {
    private static final Duration VALID = Duration.ofDays(7);

    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    CurrentLists lists;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    /** @param holds the version of its statement that we keep; 0: none */
    JsonObject to(ServerName server, long holds) {
        long now = clock.millis();
        boolean agreed = isAgreed(server);
        Optional<Allowed> allows = agreed ? Optional.of(allowed(server)) : Optional.empty();
        var statement =
                new Statement(configuration.serverName(), server, now, now + VALID.toMillis(), agreed, allows, holds);
        return JsonSigner.sign(statement.json(), configuration.serverName().value(), keys.current());
    }

    /** Whether an agreement with it holds: every one allows this, and nothing else does in a mode where they count. */
    public boolean isAgreed(ServerName server) {
        return asks(server, Action.DEVICES);
    }

    /** Whether an agreement covers it, be it in force or not. */
    boolean isListed(ServerName server) {
        return lists.lists().terms(server) != null;
    }

    private Allowed allowed(ServerName server) {
        ServerName own = configuration.serverName();
        boolean invited = policy.ask(new Matter(Direction.OUTBOUND, server, own, Action.INVITE))
                .allowed();
        boolean invites = policy.ask(new Matter(Direction.INBOUND, server, server, Action.INVITE))
                .allowed();
        boolean presence = policy.ask(new Matter(Direction.INBOUND, server, own, Action.PRESENCE))
                .allowed();
        boolean enters = policy.ask(new Matter(Direction.INBOUND, server, own, Action.JOIN_UNINVITED))
                .allowed();
        Terms terms = lists.lists().terms(server);
        return new Allowed(
                new Allowed.Users(enters, invited, invites),
                new Allowed.Shown(asks(server, Action.PUBLIC_ROOMS), asks(server, Action.PROFILE), presence),
                terms == null ? OptionalLong.empty() : terms.shown().mediaLimit(),
                terms == null ? OptionalLong.empty() : terms.duty().validUntil());
    }

    private boolean asks(ServerName server, Action action) {
        return policy.ask(new Matter(Direction.INBOUND, server, null, action)).allowed();
    }
}
