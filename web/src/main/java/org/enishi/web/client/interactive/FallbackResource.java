package org.enishi.web.client.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.interactive.Stage;
import org.enishi.interactive.Stages;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A stage as a page, for people whose client does not know it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#fallback">Matrix v1.19, "Fallback"</a>
 */
@Path("/_matrix/client/v3/auth/{stage}/fallback/web")
@PermitAll
public class FallbackResource {
    @Inject
    Stages stages;

    @Inject
    Configuration configuration;

    @GET
    public Response form(@PathParam("stage") String type, @QueryParam("session") @Nullable String session) {
        Stage stage = stage(type);
        String known = Optional.ofNullable(session).orElseThrow(FallbackResource::sessionMissing);
        stages.requireOpen(known);
        return FallbackPages.form(stage, known, Optional.empty(), configuration).answer(200);
    }

    /** @param form as a browser sends it */
    @POST
    public Response attempt(@PathParam("stage") String type, byte[] form) {
        Stage stage = stage(type);
        JsonObject shown = fields(new String(form, UTF_8));
        String session = shown.getString("session", "");
        stages.requireOpen(session);
        Optional<MatrixException> failure = stages.attempt(session, stage, shown);
        return failure.isEmpty()
                ? FallbackPages.done().answer(200)
                : FallbackPages.form(stage, session, failure.map(MatrixException::getMessage), configuration)
                        .answer(failure.get().status());
    }

    private static Stage stage(String type) {
        return Stage.of(type)
                .orElseThrow(() -> new MatrixException(ErrorCode.M_UNRECOGNIZED, "There is no such stage"));
    }

    private static JsonObject fields(String form) {
        var fields = Json.object();
        for (String pair : form.split("&", -1)) {
            int end = pair.indexOf('=');
            if (end > 0) fields.add(decoded(pair.substring(0, end)), decoded(pair.substring(end + 1)));
        }
        return fields.build();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw MatrixException.invalidParam("The form is not well formed");
        }
    }

    private static MatrixException sessionMissing() {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing parameter 'session'");
    }
}
