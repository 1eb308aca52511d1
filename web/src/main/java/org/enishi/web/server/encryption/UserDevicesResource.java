package org.enishi.web.server.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.federation.devices.DeviceQueries;
import org.enishi.id.UserId;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.client.encryption.ByUser;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#device-management">Matrix v1.19, server-server API,
 *     "Device Management", "End-to-End Encryption"</a>
 */
@Path("_matrix/federation/v1/user")
@RolesAllowed(Role.SERVER)
public class UserDevicesResource {
    @Inject
    Requester requester;

    @EJB
    DeviceQueries queries;

    @GET
    @Path("devices/{userId}")
    public byte[] devices(@PathParam("userId") UserId user) {
        return queries.devices(requester.origin(), user);
    }

    @POST
    @Path("keys/query")
    public byte[] query(JsonObject body) {
        return queries.keys(requester.origin(), ByUser.lists(ByUser.object(body, "device_keys")));
    }

    @POST
    @Path("keys/claim")
    public byte[] claim(JsonObject body) {
        return queries.claim(requester.origin(), ByUser.texts(ByUser.object(body, "one_time_keys")));
    }
}
