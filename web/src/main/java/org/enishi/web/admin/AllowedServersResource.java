package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Rehearse;
import org.enishi.administration.partner.TermsJson;
import org.enishi.error.MatrixException;
import org.enishi.security.Role;
import org.enishi.store.policy.AllowListQuery;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/**
 * The domains that may enter our rooms, with an administrator's access token.
 *
 * <p>{@code GET} answers {@code {"allowed": [entry …], "total": n}} in the order of the names; {@code search},
 * {@code offset} and {@code limit} (100, at most 1000) cut pieces out of it. {@code PUT} takes {@code reason} and, where
 * they shall change, fields of the agreement. {@code DELETE} may have a reason, in its body or as a parameter. Times are
 * milliseconds.
 */
@Path("/_enishi/admin/v1/federation/allowed")
@RolesAllowed(Role.ADMIN)
public class AllowedServersResource {
    private static final int LONGEST_PAGE = 1000;

    @Inject
    AllowList list;

    @Inject
    Rehearse rehearse;

    @GET
    public AllowedList list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1) throw MatrixException.invalidParam("offset and limit are not negative");
        int length = Math.min(limit, LONGEST_PAGE);
        return AllowedList.of(list.page(new AllowListQuery(search, AllowListQuery.Order.DOMAIN, offset, length)));
    }

    @GET
    @Path("{serverName}")
    public JsonObject get(@PathParam("serverName") String serverName) {
        var domain = new DomainPattern(serverName);
        return list.find(domain).map(TermsJson::of).orElseThrow(() -> notListed(domain));
    }

    @PUT
    @Path("{serverName}")
    public JsonObject put(@PathParam("serverName") String serverName, JsonObject agreement) {
        Reason reason = Reason.required(Bodies.text(agreement, "reason"));
        return TermsJson.of(list.put(new DomainPattern(serverName), reason, agreement));
    }

    /** What the last days' traffic would have met under this agreement; nothing is saved. */
    @POST
    @Path("{serverName}/rehearse")
    public RehearsalAnswer rehearse(@PathParam("serverName") String serverName, JsonObject agreement) {
        var domain = new DomainPattern(serverName);
        return RehearsalAnswer.of(rehearse.under(domain, list.terms(domain, agreement)));
    }

    /** The same, if the domain had no agreement. */
    @POST
    @Path("{serverName}/rehearse-removal")
    public RehearsalAnswer rehearseRemoval(@PathParam("serverName") String serverName) {
        return RehearsalAnswer.of(rehearse.under(new DomainPattern(serverName), null));
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

    private static MatrixException notListed(DomainPattern domain) {
        return MatrixException.notFound(domain + " is not on the list of allowed domains");
    }
}
