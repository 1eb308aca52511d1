package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.enishi.administration.link.Offer;
import org.enishi.administration.link.Standings;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/** Servers that offer an agreement: whoever lists one of them accepts. {@code DELETE} declines, with a reason. */
@Path("/_enishi/admin/v1/federation/offers")
@RolesAllowed(Role.ADMIN)
public class OffersResource {
    private static final int LONGEST_PAGE = 1000;

    @Inject
    Standings standings;

    /** What {@code GET} answers. */
    public record OffersPage(List<JsonObject> offers, long total) {}

    @GET
    public OffersPage offers(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1) throw MatrixException.invalidParam("offset and limit are not negative");
        var page = standings.offers(offset, Math.min(limit, LONGEST_PAGE));
        return new OffersPage(page.items().stream().map(OffersResource::json).toList(), page.total());
    }

    @DELETE
    @Path("{serverName}")
    public JsonObject decline(
            @PathParam("serverName") String serverName,
            @QueryParam("reason") @Nullable String reason,
            byte @Nullable [] body) {
        standings.decline(new ServerName(serverName), Bodies.reasonOfDelete(body, reason));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject json(Offer offer) {
        return Json.object()
                .add("server_name", offer.server().value())
                .add("heard_at", offer.heardAt().toEpochMilli())
                .add("valid_until", offer.validUntil().toEpochMilli())
                .build();
    }
}
