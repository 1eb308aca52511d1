package org.enishi.administration.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.administration.check.Finding.Step;
import org.enishi.id.ServerName;
import org.enishi.partner.Reaching;
import org.enishi.remote.RemoteFailure;

/** Whether the partner takes our signature, and whether it reaches us: only another Enishi can tell. */
@ApplicationScoped
class AgreementInspector {
    @Inject
    Reaching reaching;

    void look(ServerName server, Check check) {
        try {
            reaching.ask(server);
            check.add(Finding.good(Step.SIGNATURE, "taken"));
        } catch (RemoteFailure.Refused refused) {
            check.add(refusal(refused));
            if (refused.status() != 403) return;
        } catch (RemoteFailure failure) {
            check.add(Finding.bad(Step.SIGNATURE, "failed", String.valueOf(failure.getMessage())));
            return;
        }
        check.add(wayBack(server));
    }

    private static Finding refusal(RemoteFailure.Refused refused) {
        return switch (refused.status()) {
            case 404, 405 -> Finding.plain(Step.SIGNATURE, "unknownSoftware");
            case 401 -> Finding.bad(Step.SIGNATURE, "notTaken", refused.error());
            case 403 -> Finding.warn(Step.SIGNATURE, "refused", refused.error());
            default -> Finding.bad(Step.SIGNATURE, "failed", String.valueOf(refused.getMessage()));
        };
    }

    private Finding wayBack(ServerName server) {
        try {
            Optional<String> problem = reaching.problemThere(server);
            return problem.isEmpty()
                    ? Finding.good(Step.WAY_BACK, "open")
                    : Finding.bad(Step.WAY_BACK, "shut", problem.get());
        } catch (RemoteFailure notTold) {
            return Finding.plain(Step.WAY_BACK, "notTold");
        }
    }
}
