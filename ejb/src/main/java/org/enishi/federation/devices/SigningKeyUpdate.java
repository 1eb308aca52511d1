package org.enishi.federation.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.encryption.remote.RemoteUpdates;
import org.enishi.federation.edu.EduHandler;
import org.enishi.id.ServerName;

/** {@code m.signing_key_update}. */
@ApplicationScoped
class SigningKeyUpdate implements EduHandler {
    @Inject
    RemoteUpdates taker;

    @Override
    public String type() {
        return "m.signing_key_update";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        taker.signingKeys(origin, content);
    }
}
