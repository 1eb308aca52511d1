package org.enishi.administration.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.administration.check.Finding.Step;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;
import org.enishi.remote.http.Endpoint;

/** The steps, in order: what cannot be reached is not asked further. */
@ApplicationScoped
class Inspection {
    @Inject
    FederationPolicy policy;

    @Inject
    PlaceInspector place;

    @Inject
    KeyInspector keys;

    @Inject
    SoftwareInspector software;

    @Inject
    AgreementInspector agreement;

    void of(ServerName server, Check check) {
        PolicyVerdict verdict = policy.ask(new Matter(Direction.OUTBOUND, server, null, Action.REQUEST));
        if (!verdict.allowed()) {
            check.add(Finding.bad(Step.POLICY, "refused", verdict.rule().name()));
            return;
        }
        check.add(Finding.good(Step.POLICY, "allowed"));
        Optional<Endpoint> endpoint = place.find(server, check);
        if (endpoint.isEmpty() || !place.isTrusted(endpoint.get(), check)) return;
        keys.look(server, check);
        if (software.look(endpoint.get(), check)) agreement.look(server, check);
    }
}
