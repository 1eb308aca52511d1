package org.enishi.web.client.receipt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.receipt.ReadUpTo;
import org.enishi.receipt.ReceiptService;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#receipts">Matrix v1.19, "Receipts"</a>
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#fully-read-markers">Matrix v1.19, "Fully read markers"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}")
@RolesAllowed(Role.USER)
public class ReceiptResource {
    @Inject
    Requester requester;

    @EJB
    ReceiptService receipts;

    @PathParam("roomId")
    RoomId room;

    @POST
    @Path("receipt/{receiptType}/{eventId}")
    public JsonObject read(
            @PathParam("receiptType") String type, @PathParam("eventId") EventId event, JsonObject body) {
        receipts.read(requester.caller(), room, ReadUpTo.of(type, event, body));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("read_markers")
    public JsonObject markers(JsonObject body) {
        receipts.markers(requester.caller(), room, body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
