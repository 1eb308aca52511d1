package org.enishi.web.client.push;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.push.PushRuleService;
import org.enishi.push.RuleName;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.jspecify.annotations.Nullable;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Matrix v1.19, "Push Rules: API"</a> */
@Path("_matrix/client/v3/pushrules")
@RolesAllowed(Role.USER)
public class PushRulesResource {
    private static final String RULE = "global/{kind}/{ruleId}";

    @Inject
    Requester requester;

    @EJB
    PushRuleService rules;

    /** Whether a rule is on. */
    public record Enabled(Boolean enabled) {}

    @GET
    public JsonObject all() {
        return Json.object().add("global", rules.all(requester.caller())).build();
    }

    @GET
    @Path("global")
    public JsonObject global() {
        return rules.all(requester.caller());
    }

    @GET
    @Path(RULE)
    public JsonObject find(@PathParam("kind") String kind, @PathParam("ruleId") String id) {
        return rules.find(requester.caller(), RuleName.of(kind, id)).json();
    }

    @PUT
    @Path(RULE)
    public JsonObject put(
            @PathParam("kind") String kind,
            @PathParam("ruleId") String id,
            @QueryParam("before") @Nullable String before,
            @QueryParam("after") @Nullable String after,
            JsonObject body) {
        var place = new PushRuleService.Place(Optional.ofNullable(before), Optional.ofNullable(after));
        rules.put(requester.caller(), RuleName.of(kind, id), body, place);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @DELETE
    @Path(RULE)
    public JsonObject remove(@PathParam("kind") String kind, @PathParam("ruleId") String id) {
        rules.remove(requester.caller(), RuleName.of(kind, id));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @GET
    @Path(RULE + "/enabled")
    public Enabled enabled(@PathParam("kind") String kind, @PathParam("ruleId") String id) {
        return new Enabled(rules.find(requester.caller(), RuleName.of(kind, id)).enabled());
    }

    @PUT
    @Path(RULE + "/enabled")
    public JsonObject enable(@PathParam("kind") String kind, @PathParam("ruleId") String id, Enabled body) {
        rules.enable(requester.caller(), RuleName.of(kind, id), body.enabled());
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @GET
    @Path(RULE + "/actions")
    public JsonObject actions(@PathParam("kind") String kind, @PathParam("ruleId") String id) {
        return Json.object()
                .add(
                        "actions",
                        rules.find(requester.caller(), RuleName.of(kind, id)).actions())
                .build();
    }

    @PUT
    @Path(RULE + "/actions")
    public JsonObject act(@PathParam("kind") String kind, @PathParam("ruleId") String id, JsonObject body) {
        rules.act(requester.caller(), RuleName.of(kind, id), body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }
}
