package org.enishi.security.token;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.Map;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;

/** Writes down what {@link LastSeen} noted. */
@Singleton
public class LastSeenWriter {
    private static final int BATCH = 500;

    @Inject
    LastSeen lastSeen;

    @Inject
    DeviceStore devices;

    /** One batch at a time: the transaction stays short. Devices that are removed meanwhile cost it nothing. */
    @Schedule(second = "*/15", minute = "*", hour = "*", persistent = false)
    public void write() {
        Map<Long, LastSeen.Sighting> batch = lastSeen.take(BATCH);
        for (Device device : devices.findLocked(batch.keySet())) {
            LastSeen.Sighting sighting = batch.get(device.nid());
            if (sighting != null) device.seen(sighting.when(), sighting.address());
        }
    }
}
