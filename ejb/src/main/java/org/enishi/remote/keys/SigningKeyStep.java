package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.remote.OwnKeys;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** Has the signing key made or read before anything is signed. */
@ApplicationScoped
class SigningKeyStep implements StartupStep {
    @Inject
    OwnKeys keys;

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void run(Summary summary) {
        summary.add("Signing key", keys.current().id());
    }
}
