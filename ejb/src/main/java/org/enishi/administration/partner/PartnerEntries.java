package org.enishi.administration.partner;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.store.policy.Agreements;
import org.enishi.store.policy.DeniedServer;
import org.enishi.store.policy.DeniedServers;
import org.enishi.store.policy.DomainPattern;

/** Which entries of the two lists speak for a domain. */
@Dependent
class PartnerEntries {
    @Inject
    Agreements agreements;

    @Inject
    DeniedServers denied;

    Optional<DomainPattern> agreementOf(DomainPattern domain) {
        return agreements.find(domain).isPresent() ? Optional.of(domain) : agreements.wildcardAbove(domain);
    }

    Optional<DomainPattern> denialOf(DomainPattern domain) {
        return denied.covering(domain).map(DeniedServer::pattern);
    }
}
