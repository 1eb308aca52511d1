package org.enishi.administration.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.enishi.administration.Page;
import org.enishi.configuration.Configuration;
import org.enishi.policy.tally.DecisionFlush;
import org.enishi.security.Role;
import org.enishi.store.policy.decision.DecisionStore;
import org.enishi.store.policy.decision.RefusalQuery;

/** What the federation policy refused in the last days, on this node until this moment, on others until a minute ago. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Refusals {
    @Inject
    DecisionStore store;

    @Inject
    DecisionFlush flush;

    @Inject
    Configuration configuration;

    public Page<Refusal> page(RefusalQuery query) {
        flush.write();
        String own = configuration.serverName().value();
        var items =
                store.refusals(query).stream().map(row -> Refusal.of(row, own)).toList();
        return new Page<>(items, store.countRefusals(query));
    }
}
