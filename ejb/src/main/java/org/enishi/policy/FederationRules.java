package org.enishi.policy;

import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.json.UnpaddedBase64;
import org.enishi.policy.list.Lists;
import org.enishi.signing.VerifyKey;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/**
 * The table of who may do what, for the lists at one moment. A room belongs to the server at which it was made, its host:
 * the host's list says who enters. That a guest at a host accepts what comes from the host follows from having entered.
 *
 * @param now milliseconds
 */
record FederationRules(ServerName own, FederationMode mode, Lists lists, long now) {
    PolicyVerdict decide(Direction direction, ServerName domain, @Nullable ServerName host, Action action) {
        return decide(new Matter(direction, domain, host, action));
    }

    PolicyVerdict decide(Matter matter) {
        return new PolicyVerdict(rule(matter), own, matter.domain());
    }

    private PolicyRule rule(Matter matter) {
        ServerName domain = matter.domain();
        if (domain.value().equalsIgnoreCase(own.value())) return PolicyRule.OWN_DOMAIN;
        VerifyKey key = matter.facts().key();
        if (key != null) return keyRule(domain, key);
        if (lists.denies(domain)) return PolicyRule.DOMAIN_IS_DENIED;
        if (mode == FederationMode.CLOSED) return PolicyRule.FEDERATION_IS_CLOSED;
        if (mode == FederationMode.OPEN) return PolicyRule.FEDERATION_IS_OPEN;
        Terms terms = lists.terms(domain);
        return terms != null && terms.isInForce(now)
                ? new AgreementRules(own, terms).rule(matter)
                : withoutAgreement(matter, terms);
    }

    /** What is signed is judged elsewhere: this is only about whose key it is. */
    private PolicyRule keyRule(ServerName domain, VerifyKey key) {
        Terms terms = lists.terms(domain);
        boolean trusted =
                terms == null || !terms.isInForce(now) || terms.trusts(key.id(), UnpaddedBase64.encode(key.bytes()));
        return trusted ? PolicyRule.EACH_REQUEST_IS_DECIDED : PolicyRule.SIGNING_KEY_IS_NOT_PINNED;
    }

    /** @param terms of an agreement that does not hold now */
    private PolicyRule withoutAgreement(Matter matter, @Nullable Terms terms) {
        PolicyRule rule = unlisted(matter);
        if (rule.allows() || terms == null) return rule;
        if (terms.duty().suspended()) return PolicyRule.AGREEMENT_IS_SUSPENDED;
        return terms.duty().hasEnded(now) ? PolicyRule.AGREEMENT_HAS_ENDED : PolicyRule.AGREEMENT_HAS_NOT_BEGUN;
    }

    private PolicyRule unlisted(Matter matter) {
        if (mode == FederationMode.STRICT) return PolicyRule.DOMAIN_IS_NOT_LISTED;
        return matter.isInbound() ? inbound(matter) : outbound(matter);
    }

    /** A domain that is not listed wants something from us. */
    private PolicyRule inbound(Matter matter) {
        if (matter.action() == Action.REQUEST) return PolicyRule.EACH_REQUEST_IS_DECIDED;
        boolean hostedHere = matter.isAtHost(own);
        if (matter.action() == Action.INVITE && !hostedHere) return PolicyRule.INVITER_DECIDES;
        if (hostedHere) return PolicyRule.DOMAIN_MAY_NOT_ENTER;
        if (matter.host() == null) return PolicyRule.DOMAIN_MAY_NOT_ASK;
        return matter.isAtHost(matter.domain())
                ? PolicyRule.DOMAIN_HOSTS_THE_ROOM
                : PolicyRule.DOMAIN_MAY_NOT_TAKE_PART;
    }

    /** We want something from a domain that is not listed. */
    private PolicyRule outbound(Matter matter) {
        if (matter.action() == Action.INVITE) return PolicyRule.DOMAIN_MAY_NOT_BE_INVITED;
        if (matter.action().isOurs()) return PolicyRule.OTHER_SIDE_DECIDES;
        return matter.isAtHost(matter.domain())
                ? PolicyRule.DOMAIN_HOSTS_THE_ROOM
                : PolicyRule.DOMAIN_MAY_NOT_TAKE_PART;
    }
}
