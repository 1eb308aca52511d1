package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.enishi.administration.link.BothSides;
import org.enishi.administration.link.Deliveries;
import org.enishi.administration.link.QueueState;
import org.enishi.administration.link.Standings;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/** How we stand with one server, and what waits for it. Times are milliseconds; what never was is absent. */
@Path("/_enishi/admin/v1/federation/partners/{serverName}")
@RolesAllowed(Role.ADMIN)
public class PartnerLinkResource {
    @Inject
    Standings standings;

    @Inject
    Deliveries deliveries;

    @GET
    @Path("standing")
    public JsonObject standing(@PathParam("serverName") String serverName) {
        BothSides both = standings.of(new DomainPattern(serverName));
        var answer = Json.object()
                .add("state", both.state().name())
                .add("they_say", both.standing().name())
                .add("problem", both.problem());
        both.theirs().ifPresent(terms -> answer.add("they_allow", allowed(terms)));
        add(answer, "heard_at", both.heardAt());
        add(answer, "asked_at", both.askedAt());
        return answer.build();
    }

    /** Asks the partner again, in a moment. */
    @POST
    @Path("ask")
    public JsonObject ask(@PathParam("serverName") String serverName) {
        standings.askAgain(new DomainPattern(serverName));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @GET
    @Path("queue")
    public JsonObject queue(@PathParam("serverName") String serverName) {
        QueueState queue = deliveries.to(new ServerName(serverName));
        var answer = Json.object()
                .add("events", queue.waiting().events())
                .add("notices", queue.waiting().notices())
                .add("failures", queue.failures())
                .add("failure", queue.failure());
        add(answer, "oldest_at", queue.oldestAt());
        add(answer, "succeeded_at", queue.succeededAt());
        add(answer, "failed_at", queue.failedAt());
        add(answer, "retry_at", queue.retryAt());
        return answer.build();
    }

    /** Tries to deliver now, whatever happened before. */
    @POST
    @Path("deliver")
    public JsonObject deliver(@PathParam("serverName") String serverName) {
        deliveries.tryNow(new ServerName(serverName));
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject allowed(Terms terms) {
        return Json.object()
                .add("enter", terms.theirUsers().enter())
                .add("be_invited", terms.theirUsers().beInvited())
                .add("invite", terms.theirUsers().invite())
                .add("directory", terms.shown().directory())
                .add("profiles", terms.shown().profiles())
                .add("presence", terms.shown().presence())
                .build();
    }

    private static void add(JsonObjectBuilder answer, String name, @Nullable Instant at) {
        if (at != null) answer.add(name, at.toEpochMilli());
    }
}
