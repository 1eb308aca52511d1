package org.enishi.web.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import org.enishi.administration.Reason;
import org.enishi.administration.ending.Endings;
import org.enishi.administration.ending.Impact;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.enishi.store.governance.Ending;
import org.enishi.store.policy.DomainPattern;

/**
 * Ends agreements in order. {@code GET} tells what it would concern now, and how far it is if it has begun; {@code PUT} with
 * {@code reason}, and {@code deny} if the domain is to be denied afterwards, begins. Both answer the same. Times are
 * milliseconds.
 */
@Path("/_enishi/admin/v1/federation/endings/{serverName}")
@RolesAllowed(Role.ADMIN)
public class EndingsResource {
    @Inject
    Endings endings;

    @GET
    public JsonObject get(@PathParam("serverName") String serverName) {
        var domain = new DomainPattern(serverName);
        Impact impact = endings.impact(domain);
        var answer = Json.object()
                .add("server_name", domain.value())
                .add("rooms_here", impact.here().rooms())
                .add("their_people_here", impact.here().people())
                .add("rooms_there", impact.there().rooms())
                .add("our_people_there", impact.there().people())
                .add("queued_events", impact.queued());
        endings.find(domain).ifPresent(ending -> answer.add("ending", json(ending)));
        return answer.build();
    }

    @PUT
    public JsonObject begin(@PathParam("serverName") String serverName, JsonObject body) {
        Reason reason = Reason.required(Bodies.text(body, "reason"));
        boolean deny = JsonValue.TRUE.equals(body.get("deny"));
        endings.begin(new DomainPattern(serverName), reason, deny);
        return get(serverName);
    }

    private static JsonObject json(Ending ending) {
        var progress = ending.progress();
        var json = Json.object()
                .add("step", ending.step().name().toLowerCase(Locale.ROOT))
                .add("asked_by", ending.order().by().value())
                .add("asked_at", ending.order().at())
                .add("reason", ending.order().reason())
                .add("deny", ending.order().deny())
                .add("rooms", progress.rooms())
                .add("rooms_done", progress.roomsDone())
                .add("removed_from_our_rooms", progress.removed())
                .add("ours_left_theirs", progress.withdrawn())
                .add("not_removed", progress.failed());
        if (ending.times().ended() > 0) json.add("ended_at", ending.times().ended());
        return json.build();
    }
}
