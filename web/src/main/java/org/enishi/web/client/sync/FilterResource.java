package org.enishi.web.client.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.enishi.filter.FilterService;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.security.Requester;
import org.enishi.security.Role;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Matrix v1.19, "Filtering"</a> */
@Path("_matrix/client/v3/user/{userId}/filter")
@RolesAllowed(Role.USER)
public class FilterResource {
    @Inject
    Requester requester;

    @EJB
    FilterService filters;

    @PathParam("userId")
    UserId user;

    @POST
    public JsonObject define(JsonObject filter) {
        String id = filters.define(requester.caller().accountOf(user), filter);
        return Json.object().add("filter_id", id).build();
    }

    @GET
    @Path("{filterId}")
    public JsonObject get(@PathParam("filterId") String id) {
        return filters.definition(requester.caller().accountOf(user), id);
    }
}
