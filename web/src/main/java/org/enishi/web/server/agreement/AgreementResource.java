package org.enishi.web.server.agreement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.partner.AgreementService;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** Agreements between two servers, as {@code docs/agreement-protocol.md} describes them. */
@Path("_matrix/federation/unstable/org.enishi")
@RolesAllowed(Role.SERVER)
public class AgreementResource {
    @Inject
    Requester requester;

    @EJB
    AgreementService agreements;

    @GET
    @Path("agreement")
    public JsonObject tell() {
        return agreements.tell(requester.origin());
    }

    @PUT
    @Path("agreement")
    public JsonObject hear(JsonObject statement) {
        return agreements.hear(requester.origin(), statement);
    }

    @POST
    @Path("reach")
    public JsonObject reach() {
        Optional<String> problem = agreements.reach(requester.origin());
        var answer = Json.object().add("reached", problem.isEmpty());
        problem.ifPresent(why -> answer.add("error", why));
        return answer.build();
    }
}
