package org.enishi.remote;

import jakarta.ejb.ApplicationException;
import jakarta.json.JsonObject;
import org.enishi.id.ServerName;

/** Another server did not give the answer that was asked for. The three kinds are different things. */
@ApplicationException
public abstract sealed class RemoteFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServerName server;

    private RemoteFailure(ServerName server, String message) {
        super(server + ": " + message, null, false, false);
        this.server = server;
    }

    public ServerName server() {
        return server;
    }

    /** No answer: the name does not resolve, may not be connected to, nobody listens, the certificate is wrong, or time ran out. */
    public static final class Unreachable extends RemoteFailure {
        private static final long serialVersionUID = 1L;

        public Unreachable(ServerName server, String message) {
            super(server, message);
        }
    }

    /** An answer that is not a success. */
    public static final class Refused extends RemoteFailure {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String errcode;
        private final String error;
        private final transient JsonObject body;

        /** @param body empty where the answer was not a JSON object */
        public Refused(ServerName server, int status, JsonObject body) {
            super(server, "answered " + status + " " + text(body, "errcode"));
            this.status = status;
            this.errcode = text(body, "errcode");
            this.error = text(body, "error");
            this.body = body;
        }

        public int status() {
            return status;
        }

        /** As the other server said it; empty where it said none. */
        public String errcode() {
            return errcode;
        }

        /** The other server's sentence, not to be trusted; empty where there was none. */
        public String error() {
            return error;
        }

        public JsonObject body() {
            return body;
        }

        private static String text(JsonObject body, String key) {
            return body.get(key) instanceof jakarta.json.JsonString string ? string.getString() : "";
        }
    }

    /** An answer that nobody can use: no JSON object, too large, of a wrong shape. */
    public static final class Garbage extends RemoteFailure {
        private static final long serialVersionUID = 1L;

        public Garbage(ServerName server, String message) {
            super(server, message);
        }
    }
}
