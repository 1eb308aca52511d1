package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.enishi.administration.partner.Explain;
import org.enishi.administration.partner.Explanation;
import org.enishi.administration.partner.Refusal;
import org.enishi.administration.partner.Refusals;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.enishi.store.policy.decision.RefusalQuery;

/** What the federation policy refused of late, and why somebody gets into a room or not. */
@Path("/_enishi/admin/v1/federation")
@RolesAllowed(Role.ADMIN)
public class RefusalsResource {
    private static final int LONGEST_PAGE = 1000;

    @Inject
    Refusals refusals;

    @Inject
    Explain explain;

    /** What {@code refusals} answers. */
    public record RefusalsPage(List<JsonObject> refusals, long total) {}

    @GET
    @Path("refusals")
    public RefusalsPage refusals(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1) throw MatrixException.invalidParam("offset and limit are not negative");
        var page = refusals.page(new RefusalQuery(search, offset, Math.min(limit, LONGEST_PAGE)));
        return new RefusalsPage(
                page.items().stream().map(RefusalsResource::json).toList(), page.total());
    }

    @GET
    @Path("explain")
    public JsonObject explain(
            @QueryParam("user") @DefaultValue("") String user, @QueryParam("room") @DefaultValue("") String room) {
        Explanation why = explain.why(user, room);
        var steps = Json.array();
        for (Explanation.Step step : why.steps())
            steps.add(Json.object()
                    .add("question", step.question().name())
                    .add("allowed", step.verdict().allowed())
                    .add("rule", step.verdict().rule().name())
                    .add("sentence", step.verdict().sentence()));
        var recent = Json.array();
        why.recent().forEach(refusal -> recent.add(json(refusal)));
        var answer = Json.object()
                .add("user", why.user().value())
                .add("room", why.room())
                .add("partner", why.partner().value())
                .add("enters_as_far_as_we_decide", why.entersHere())
                .add("partner_decides_too", why.partnerDecides())
                .add("steps", steps)
                .add("recent_refusals", recent);
        why.host().ifPresent(host -> answer.add("host", host.value()));
        why.agreement().ifPresent(entry -> answer.add("agreement", entry.value()));
        why.denied().ifPresent(entry -> answer.add("denied_by", entry.value()));
        return answer.build();
    }

    private static JsonObject json(Refusal refusal) {
        var what = refusal.what();
        return Json.object()
                .add("direction", what.way().inbound() ? "INBOUND" : "OUTBOUND")
                .add("action", what.way().action())
                .add("server_name", what.domain())
                .add("host", what.host().name())
                .add("room_id", what.room())
                .add("rule", what.way().rule())
                .add("sentence", refusal.sentence())
                .add("number", refusal.number())
                .add("first_at", refusal.firstAt().toEpochMilli())
                .add("last_at", refusal.lastAt().toEpochMilli())
                .build();
    }
}
