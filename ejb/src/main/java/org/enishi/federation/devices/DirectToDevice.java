package org.enishi.federation.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.encryption.todevice.ToDeviceReceiver;
import org.enishi.federation.edu.EduHandler;
import org.enishi.id.ServerName;

/** {@code m.direct_to_device}. */
@ApplicationScoped
class DirectToDevice implements EduHandler {
    @Inject
    ToDeviceReceiver taker;

    @Override
    public String type() {
        return "m.direct_to_device";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        taker.receive(origin, content);
    }
}
