package org.enishi.journal.running;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.id.ServerName;
import org.enishi.journal.Partners;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;

/** Asks the company's federation policy. */
@ApplicationScoped
class PolicyPartners implements Partners {
    @Inject
    FederationPolicy policy;

    @Override
    public boolean mayBeHeard(ServerName author, ServerName host) {
        return policy.decide(Direction.INBOUND, author, host, Action.EVENT).allowed();
    }
}
