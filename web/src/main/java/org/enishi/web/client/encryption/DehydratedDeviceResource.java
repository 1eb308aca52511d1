package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import org.enishi.encryption.dehydrated.DehydratedDevices;
import org.enishi.id.DeviceId;
import org.enishi.security.Caller;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.wire.record.RecordReader;

/** Dehydrated devices, as MSC3814 has them. */
@Path("_matrix/client/unstable/org.matrix.msc3814.v1/dehydrated_device")
@RolesAllowed(Role.USER)
public class DehydratedDeviceResource {
    @Inject
    Requester requester;

    @EJB
    DehydratedDevices devices;

    /** Which device it was about. */
    public record Named(DeviceId deviceId) {}

    /** Body of {@code POST …/events}. */
    public record From(Optional<String> nextBatch) {}

    @PUT
    public Named put(JsonObject body) {
        Caller caller = requester.caller();
        DehydratedDevices.Wanted wanted = RecordReader.read(body, DehydratedDevices.Wanted.class);
        devices.put(caller, wanted, body);
        return new Named(wanted.deviceId());
    }

    @GET
    public byte[] get() {
        return devices.get(requester.caller());
    }

    @DELETE
    public Named delete() {
        return new Named(devices.remove(requester.caller()));
    }

    @POST
    @Path("{deviceId}/events")
    public byte[] events(@PathParam("deviceId") DeviceId device, From from) {
        return devices.events(requester.caller(), device, from.nextBatch().orElse(""));
    }
}
