package org.enishi.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Function;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.MixedRooms;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.policy.list.CurrentLists;
import org.enishi.policy.list.Lists;
import org.enishi.policy.tally.DecisionTally;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The one decision point for everything that crosses to another server. Asked at every edge, for each event by its
 * author's domain and not only by the server that brought it. Costs less than a microsecond: it may be asked in a loop.
 */
@ApplicationScoped
public class FederationPolicy {
    @Inject
    Configuration configuration;

    @Inject
    CurrentLists current;

    @Inject
    DecisionTally tally;

    @Inject
    Clock clock;

    /**
     * Decides; a refusal is logged with its rule's name, and kept.
     *
     * @param domain the other side: the author's server for an event, the one that asks or is asked for a request
     * @param host the server at which the room was made ({@code RoomHead.host()}); absent where no room is concerned, or
     *     where it is not known yet because our user is about to enter it
     */
    public PolicyVerdict decide(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        return decide(new Matter(direction, domain, host, action));
    }

    /** As above, where more is known than these four. */
    public PolicyVerdict decide(Matter matter) {
        PolicyVerdict verdict = ask(matter);
        Decided.keep(tally, matter, verdict, clock.millis());
        return verdict;
    }

    /** @throws MatrixException {@code M_FORBIDDEN} that says which server refuses and who can change it */
    public void require(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        require(new Matter(direction, domain, host, action));
    }

    /** @throws MatrixException {@code M_FORBIDDEN} that says which server refuses and who can change it */
    public void require(Matter matter) {
        PolicyVerdict verdict = decide(matter);
        if (!verdict.allowed()) throw MatrixException.forbidden(verdict.sentence());
    }

    /** What would be decided now; nothing happens, so nothing is kept. */
    public PolicyVerdict ask(Matter matter) {
        return shown(matter, rules(current.lists()).decide(matter));
    }

    /** Strangers in rooms made at a third, where the company wants to hear them. What is denied stays denied. */
    private PolicyVerdict shown(Matter matter, PolicyVerdict verdict) {
        boolean shows = verdict.rule() == PolicyRule.DOMAIN_MAY_NOT_TAKE_PART
                && matter.isInbound()
                && matter.action() == Action.EVENT
                && configuration.mixedRooms() == MixedRooms.SHOW;
        return shows ? new PolicyVerdict(PolicyRule.STRANGERS_ARE_SHOWN, verdict.own(), verdict.domain()) : verdict;
    }

    /**
     * What would be decided now if the domain had another agreement.
     *
     * @param terms none: if it had no agreement
     */
    public Function<Matter, PolicyVerdict> supposing(DomainPattern domain, @Nullable Terms terms) {
        return rules(current.lists().with(domain, terms))::decide;
    }

    private FederationRules rules(Lists lists) {
        return new FederationRules(configuration.serverName(), configuration.federationMode(), lists, clock.millis());
    }
}
