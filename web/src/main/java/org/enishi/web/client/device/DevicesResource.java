package org.enishi.web.client.device;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.enishi.device.DeviceDeletion;
import org.enishi.device.Devices;
import org.enishi.device.ShownDevice;
import org.enishi.id.DeviceId;
import org.enishi.interactive.Asked;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.client.interactive.Interactive;
import org.enishi.web.wire.record.RecordReader;

/**
 * {@code /devices}, {@code /delete_devices}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#device-management">Matrix v1.19, "Device Management"</a>
 */
@Path("/_matrix/client/v3")
@RolesAllowed(Role.USER)
public class DevicesResource {
    @Inject
    Devices devices;

    @Inject
    DeviceDeletion deletion;

    @Inject
    Requester requester;

    /** All of a user's. */
    public record DeviceList(List<ShownDevice> devices) {}

    /** Body of {@code PUT /devices/{deviceId}}. */
    record NewName(Optional<String> displayName) {}

    /** Body of {@code POST /delete_devices}, but for {@code auth}. */
    record Deleted(List<DeviceId> devices) {}

    @GET
    @Path("devices")
    @RolesAllowed({Role.USER, Role.GUEST})
    public DeviceList all() {
        return new DeviceList(devices.all(requester.caller()));
    }

    @GET
    @Path("devices/{deviceId}")
    @RolesAllowed({Role.USER, Role.GUEST})
    public ShownDevice one(@PathParam("deviceId") DeviceId id) {
        return devices.one(requester.caller(), id);
    }

    @PUT
    @Path("devices/{deviceId}")
    @RolesAllowed({Role.USER, Role.GUEST})
    public JsonObject rename(@PathParam("deviceId") DeviceId id, NewName body) {
        devices.rename(requester.caller(), id, body.displayName());
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    @DELETE
    @Path("devices/{deviceId}")
    @Interactive
    public JsonObject delete(@PathParam("deviceId") DeviceId id, JsonObject body) {
        deletion.delete(Asked.by(requester.caller(), "DELETE /devices/" + id, body), List.of(id));
        return JsonObject.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("delete_devices")
    @Interactive
    public JsonObject deleteSome(JsonObject body) {
        var wanted = RecordReader.read(body, Deleted.class);
        deletion.delete(Asked.by(requester.caller(), "POST /delete_devices", body), wanted.devices());
        return JsonObject.EMPTY_JSON_OBJECT;
    }
}
