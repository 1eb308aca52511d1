package org.enishi.web.wire;

import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ThreadLocalRandom;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.json.InvalidJson;
import org.jspecify.annotations.Nullable;

/**
 * Every exception becomes a Matrix error here, whatever the containers have wrapped around it. What nobody foresaw is
 * logged under a number, and the client gets only the number.
 */
@Provider
public class AnyExceptionMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(AnyExceptionMapper.class.getName());
    private static final int DEEPEST_WRAPPING = 12;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_WRAPPING; depth++) {
            var known = known(cause);
            if (known != null) return known;
            cause = cause.getCause();
        }
        return Errors.response(unforeseen(thrown));
    }

    private static @Nullable Response known(Throwable cause) {
        if (cause instanceof MatrixException matrix) return Errors.response(matrix);
        if (cause instanceof InvalidJson bad) return Errors.response(invalid(bad));
        if (cause instanceof InvalidIdentifier bad) return Errors.response(invalid(bad));
        if (cause instanceof EJBAccessException) return Errors.response(MatrixException.forbidden("Not allowed"));
        if (cause instanceof WebApplicationException web) return fromContainer(web);
        return null;
    }

    static MatrixException invalid(InvalidIdentifier bad) {
        return MatrixException.invalidParam(String.valueOf(bad.getMessage()));
    }

    private static MatrixException invalid(InvalidJson bad) {
        ErrorCode code = switch (bad.kind()) {
            case NOT_JSON -> ErrorCode.M_NOT_JSON;
            case BAD_JSON -> ErrorCode.M_BAD_JSON;
            case TOO_LARGE -> ErrorCode.M_TOO_LARGE;
        };
        return new MatrixException(code, "The body is not as it should be: " + bad.getMessage());
    }

    private static Response fromContainer(WebApplicationException web) {
        if (web instanceof NotFoundException) {
            return Errors.response(new MatrixException(ErrorCode.M_UNRECOGNIZED, "Unrecognized request"));
        }
        if (web instanceof NotAllowedException) {
            return Errors.response(new MatrixException(ErrorCode.M_UNRECOGNIZED, 405, "Unrecognized method"));
        }
        Response response = web.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) return response;
        return Errors.response(byStatus(response.getStatus()));
    }

    /** For refusals of the container that have no better name. */
    static MatrixException byStatus(int status) {
        return switch (status) {
            case 400 -> MatrixException.invalidParam("The request does not have the form it should have");
            case 401 -> new MatrixException(ErrorCode.M_MISSING_TOKEN, "Missing access token");
            case 403 -> MatrixException.forbidden("Not allowed");
            case 404 -> new MatrixException(ErrorCode.M_UNRECOGNIZED, "Unrecognized request");
            case 405 -> new MatrixException(ErrorCode.M_UNRECOGNIZED, 405, "Unrecognized method");
            case 413 -> new MatrixException(ErrorCode.M_TOO_LARGE, "The request is too large");
            default ->
                new MatrixException(ErrorCode.M_UNKNOWN, status, status < 500 ? "Bad request" : "Internal error");
        };
    }

    static MatrixException unforeseen(Throwable thrown) {
        String number = Long.toString(ThreadLocalRandom.current().nextLong() >>> 24, 36);
        LOG.log(Level.ERROR, "error " + number, thrown);
        return new MatrixException(ErrorCode.M_UNKNOWN, "Internal error " + number);
    }
}
