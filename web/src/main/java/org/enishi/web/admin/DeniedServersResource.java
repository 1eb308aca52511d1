package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.Denied;
import org.enishi.administration.partner.DenyList;
import org.enishi.error.MatrixException;
import org.enishi.security.Role;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** The domains with which nothing is exchanged, in the form of {@link AllowedServersResource}: {@code denied} for {@code allowed}. */
@Path("/_enishi/admin/v1/federation/denied")
@RolesAllowed(Role.ADMIN)
public class DeniedServersResource {
    private static final int LONGEST_PAGE = 1000;

    @Inject
    DenyList list;

    /** What {@code GET} answers. */
    public record DeniedPage(List<JsonObject> denied, long total) {}

    @GET
    public DeniedPage list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1) throw MatrixException.invalidParam("offset and limit are not negative");
        var page = list.page(search, offset, Math.min(limit, LONGEST_PAGE));
        return new DeniedPage(page.items().stream().map(Denied::json).toList(), page.total());
    }

    @GET
    @Path("{serverName}")
    public JsonObject get(@PathParam("serverName") String serverName) {
        var domain = new DomainPattern(serverName);
        return list.find(domain)
                .map(Denied::json)
                .orElseThrow(() -> MatrixException.notFound(domain + " is not on the list of denied domains"));
    }

    @PUT
    @Path("{serverName}")
    public JsonObject put(@PathParam("serverName") String serverName, JsonObject body) {
        Reason reason = Reason.required(Bodies.text(body, "reason"));
        return list.put(new DomainPattern(serverName), reason).json();
    }

    @DELETE
    @Path("{serverName}")
    public JsonObject remove(
            @PathParam("serverName") String serverName,
            @QueryParam("reason") @Nullable String reason,
            byte @Nullable [] body) {
        list.remove(new DomainPattern(serverName), Bodies.reasonOfDelete(body, reason));
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
