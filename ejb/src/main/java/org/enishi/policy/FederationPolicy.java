package org.enishi.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/**
 * The one decision point for everything that crosses to another server. Asked at every edge, for each event by its
 * author's domain and not only by the server that brought it. Costs microseconds: it may be asked in a loop.
 */
@ApplicationScoped
public class FederationPolicy {
    private static final Logger LOG = System.getLogger(FederationPolicy.class.getName());

    @Inject
    Configuration configuration;

    @Inject
    CurrentAllowList list;

    /**
     * Decides; a refusal is logged with its rule's name.
     *
     * @param domain the other side: the author's server for an event, the one that asks or is asked for a request
     * @param host the server at which the room was made ({@code RoomHead.host()}); absent where no room is concerned, or
     *     where it is not known yet because our user is about to enter it
     */
    public PolicyVerdict decide(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        var rules = new FederationRules(configuration.serverName(), configuration.federationMode(), list.domains());
        PolicyVerdict verdict = rules.decide(direction, domain, host, action);
        if (!verdict.allowed()) {
            String room = host == null ? "no room in question" : "a room of " + host;
            LOG.log(Level.INFO, "Refused {0} {1}, {2}, {3}: {4}", direction, action, domain, room, verdict.rule());
        }
        return verdict;
    }

    /** @throws MatrixException {@code M_FORBIDDEN} that says which server refuses and who can change it */
    public void require(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        PolicyVerdict verdict = decide(direction, domain, host, action);
        if (!verdict.allowed()) throw MatrixException.forbidden(verdict.sentence());
    }
}
