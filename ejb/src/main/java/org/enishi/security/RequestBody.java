package org.enishi.security;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;

/**
 * The body of a request, read once and kept with the request: a signed request is verified before its resource sees it.
 */
public final class RequestBody {
    /** Bytes. Room for the largest transaction another server may send. */
    public static final int FEDERATION_LIMIT = 16 << 20;

    /** Bytes. Room for any event or key upload of a client. */
    public static final int CLIENT_LIMIT = 1 << 20;

    private static final String ATTRIBUTE = RequestBody.class.getName();

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

    private static MatrixException tooLarge(int limit) {
        return new MatrixException(ErrorCode.M_TOO_LARGE, "The body has more than " + limit + " bytes");
    }
}
