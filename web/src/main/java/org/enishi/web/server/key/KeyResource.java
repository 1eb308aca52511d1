package org.enishi.web.server.key;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.remote.keys.Notary;
import org.enishi.remote.keys.PublishedKeys;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#retrieving-server-keys">Matrix v1.19, server-server
 *     API, "Retrieving server keys"</a>
 */
@Path("_matrix/key/v2")
@PermitAll
public class KeyResource {
    @Inject
    PublishedKeys published;

    @Inject
    Notary notary;

    @GET
    @Path("server")
    public byte[] keys() {
        return published.bytes();
    }

    /** The form with a key ID is gone from the specification; the answer is the same. */
    @GET
    @Path("server/{keyId}")
    public byte[] key() {
        return published.bytes();
    }

    @GET
    @Path("query/{serverName}")
    public JsonObject query(
            @PathParam("serverName") ServerName server,
            @QueryParam("minimum_valid_until_ts") @Nullable Long validUntil) {
        return notary.query(server, Optional.ofNullable(validUntil));
    }

    @POST
    @Path("query")
    public JsonObject query(JsonObject body) {
        if (body.get("server_keys") instanceof JsonObject criteria) return notary.query(criteria);
        throw MatrixException.badJson("server_keys must be an object");
    }
}
