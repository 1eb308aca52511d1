package org.enishi.web.synapse;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.enishi.administration.RegistrationTokens;
import org.enishi.administration.ShownRegistrationToken;
import org.enishi.json.Json;
import org.enishi.security.Role;
import org.enishi.web.wire.record.RecordReader;
import org.jspecify.annotations.Nullable;

/**
 * Registration tokens, with an administrator's access token. Not in the specification; the form is that of Synapse's
 * {@code /_synapse/admin/v1/registration_tokens}. {@code PUT} keeps what its body does not name; {@code null} is "no limit".
 */
@Path("/_synapse/admin/v1/registration_tokens")
@RolesAllowed(Role.ADMIN)
public class RegistrationTokensResource {
    private static final String USES = "uses_allowed";
    private static final String EXPIRY = "expiry_time";

    @Inject
    RegistrationTokens tokens;

    /** Body of {@code POST}. */
    record Wanted(Optional<String> token, Optional<Long> usesAllowed, Optional<Long> expiryTime) {}

    /** Body of {@code PUT}. */
    record Changed(Optional<Long> usesAllowed, Optional<Long> expiryTime) {}

    /** Answer of {@code GET}. */
    public record Listed(List<JsonObject> registrationTokens) {}

    @GET
    public Listed all(@QueryParam("valid") @Nullable String valid) {
        return new Listed(tokens.all().stream()
                .filter(token -> valid == null || token.good() == Boolean.parseBoolean(valid))
                .map(RegistrationTokensResource::json)
                .toList());
    }

    @GET
    @Path("{token}")
    public JsonObject one(@PathParam("token") String token) {
        return json(tokens.one(token));
    }

    @POST
    @Path("new")
    public JsonObject add(Wanted body) {
        return json(tokens.add(body.token(), new RegistrationTokens.Limits(body.usesAllowed(), body.expiryTime())));
    }

    @PUT
    @Path("{token}")
    public JsonObject change(@PathParam("token") String token, JsonObject body) {
        var wanted = RecordReader.read(body, Changed.class);
        ShownRegistrationToken now = tokens.one(token);
        return json(tokens.change(
                token,
                new RegistrationTokens.Limits(
                        body.containsKey(USES) ? wanted.usesAllowed() : now.usesAllowed(),
                        body.containsKey(EXPIRY) ? wanted.expiryTime() : now.expiryTime())));
    }

    @DELETE
    @Path("{token}")
    public JsonObject remove(@PathParam("token") String token) {
        tokens.remove(token);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject json(ShownRegistrationToken token) {
        var object = Json.object().add("token", token.token());
        token.usesAllowed().ifPresentOrElse(uses -> object.add(USES, uses), () -> object.addNull(USES));
        object.add("pending", token.pending()).add("completed", token.completed());
        token.expiryTime().ifPresentOrElse(time -> object.add(EXPIRY, time), () -> object.addNull(EXPIRY));
        return object.build();
    }
}
