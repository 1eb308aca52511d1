package org.enishi.web.server.transaction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.enishi.federation.inbound.TransactionService;
import org.enishi.id.TransactionId;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#put_matrixfederationv1sendtxnid">Matrix v1.19,
 *     server-server API, send</a>
 */
@ApplicationScoped
@Path("_matrix/federation/v1/send/{txnId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.SERVER)
public class TransactionResource {
    @Inject
    Requester requester;

    @EJB
    TransactionService transactions;

    @PUT
    public byte[] send(@PathParam("txnId") TransactionId transaction, JsonObject body) {
        return transactions.receive(requester.origin(), transaction, body);
    }
}
