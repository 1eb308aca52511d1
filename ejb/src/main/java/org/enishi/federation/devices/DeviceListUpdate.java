package org.enishi.federation.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.encryption.remote.ListRepair;
import org.enishi.encryption.remote.RemoteUpdates;
import org.enishi.federation.edu.EduHandler;
import org.enishi.id.ServerName;

/** {@code m.device_list_update}. */
@ApplicationScoped
class DeviceListUpdate implements EduHandler {
    @Inject
    RemoteUpdates taker;

    @Inject
    ListRepair repair;

    @Override
    public String type() {
        return "m.device_list_update";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        taker.devices(origin, content).ifPresent(repair::of);
    }
}
