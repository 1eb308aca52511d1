package org.enishi.security;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/**
 * The body of a request, read once and kept with the request: a signed request is verified before its resource sees it.
 */
public final class RequestBody {
    /** Bytes. Room for the largest transaction another server may send. */
    public static final int FEDERATION_LIMIT = 16 << 20;

    /** Bytes. Room for any event or key upload of a client. */
    public static final int CLIENT_LIMIT = 1 << 20;

    private static final String ATTRIBUTE = RequestBody.class.getName();
    private static final String PARSED = ATTRIBUTE + ".parsed";

    private RequestBody() {}

    /**
     * All bytes of the body, whatever its type; empty if there is none.
     *
     * @throws MatrixException 413 {@code M_TOO_LARGE} above {@code limit} bytes
     */
    public static byte[] of(HttpServletRequest request, int limit) throws IOException {
        if (request.getAttribute(ATTRIBUTE) instanceof byte[] known) return known;
        if (request.getContentLengthLong() > limit) throw tooLarge(limit);
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) throw tooLarge(limit);
        request.setAttribute(ATTRIBUTE, body);
        return body;
    }

    /**
     * The body as an object, parsed once.
     *
     * @param body of this request
     * @throws org.enishi.json.InvalidJson if it is none
     */
    public static JsonObject object(HttpServletRequest request, byte[] body) {
        if (request.getAttribute(PARSED) instanceof JsonObject known) return known;
        JsonObject object = Json.read(body);
        request.setAttribute(PARSED, object);
        return object;
    }

    private static MatrixException tooLarge(int limit) {
        return new MatrixException(ErrorCode.M_TOO_LARGE, "The body has more than " + limit + " bytes");
    }
}
