package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.enishi.encryption.todevice.ToDeviceSender;
import org.enishi.event.EventType;
import org.enishi.id.TransactionId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Matrix v1.19, "Send-to-Device
 *     messaging"</a>
 */
@ApplicationScoped
@Path("_matrix/client/v3/sendToDevice/{eventType}/{txnId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class SendToDeviceResource {
    @Inject
    Requester requester;

    @EJB
    ToDeviceSender sender;

    @PUT
    public JsonObject send(
            @PathParam("eventType") EventType type, @PathParam("txnId") TransactionId transaction, JsonObject body) {
        sender.send(
                requester.caller(),
                new ToDeviceSender.Letter(type, transaction),
                ByUser.objects(ByUser.object(body, "messages")));
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
