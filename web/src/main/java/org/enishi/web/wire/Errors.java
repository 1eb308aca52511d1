package org.enishi.web.wire;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/** What an error looks like on the wire. */
public final class Errors {
    private static final String RETRY_AFTER_MS = "retry_after_ms";

    private Errors() {}

    /** {@code errcode}, {@code error} and what the error has to say besides; {@code Retry-After} where it says when. */
    static Response response(MatrixException error) {
        var response = Response.status(error.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(bytes(error));
        if (error.extra().containsKey(RETRY_AFTER_MS)) response.header("Retry-After", retryAfterSeconds(error.extra()));
        return response.build();
    }

    /** For places that JAX-RS does not reach. */
    static void write(MatrixException error, HttpServletResponse response) throws IOException {
        response.setStatus(error.status());
        response.setContentType(MediaType.APPLICATION_JSON);
        response.getOutputStream().write(bytes(error));
    }

    /** An error without a sentence is none: so interactive authentication asks its first question. */
    static byte[] bytes(MatrixException error) {
        var body = Json.object(error.extra());
        String sentence = error.getMessage();
        if (sentence != null && !sentence.isEmpty()) {
            body.add("errcode", error.code().name()).add("error", sentence);
        }
        return Json.bytes(body.build());
    }

    private static long retryAfterSeconds(JsonObject extra) {
        return (extra.getJsonNumber(RETRY_AFTER_MS).longValue() + 999) / 1000;
    }
}
