package org.enishi.policy;

import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/**
 * The table of who may do what, for one list at one moment. A room belongs to the server at which it was made, its host:
 * the host's list says who enters. That a guest at a host accepts what comes from the host follows from having entered.
 */
record FederationRules(ServerName own, FederationMode mode, AllowedDomains listed) {
    PolicyVerdict decide(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        PolicyRule rule = rule(direction, domain, host, action);
        return new PolicyVerdict(rule.allows(), rule, rule.sentence(own.value(), domain.value()));
    }

    private PolicyRule rule(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        if (same(domain, own)) return PolicyRule.OWN_DOMAIN;
        if (mode == FederationMode.CLOSED) return PolicyRule.FEDERATION_IS_CLOSED;
        if (mode == FederationMode.OPEN) return PolicyRule.FEDERATION_IS_OPEN;
        if (listed.covers(domain)) return PolicyRule.DOMAIN_IS_LISTED;
        return direction == Direction.INBOUND ? inbound(domain, host, action) : outbound(domain, host, action);
    }

    /** A domain that is not listed wants something from us. */
    private PolicyRule inbound(ServerName domain, @Nullable ServerName host, Action action) {
        if (action == Action.REQUEST) return PolicyRule.EACH_REQUEST_IS_DECIDED;
        boolean hostedHere = host != null && same(host, own);
        if (action == Action.INVITE && !hostedHere) return PolicyRule.INVITER_DECIDES;
        if (hostedHere) return PolicyRule.DOMAIN_MAY_NOT_ENTER;
        if (host == null) return PolicyRule.DOMAIN_MAY_NOT_ASK;
        return same(host, domain) ? PolicyRule.DOMAIN_HOSTS_THE_ROOM : PolicyRule.DOMAIN_MAY_NOT_TAKE_PART;
    }

    /** We want something from a domain that is not listed. */
    private PolicyRule outbound(ServerName domain, @Nullable ServerName host, Action action) {
        if (action == Action.INVITE) return PolicyRule.DOMAIN_MAY_NOT_BE_INVITED;
        if (action.isOurs()) return PolicyRule.OTHER_SIDE_DECIDES;
        boolean atTheirs = host != null && same(host, domain);
        return atTheirs ? PolicyRule.DOMAIN_HOSTS_THE_ROOM : PolicyRule.DOMAIN_MAY_NOT_TAKE_PART;
    }

    private static boolean same(ServerName one, ServerName other) {
        return one.value().equalsIgnoreCase(other.value());
    }
}
