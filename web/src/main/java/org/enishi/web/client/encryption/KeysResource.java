package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import org.enishi.encryption.keys.ClaimedKeys;
import org.enishi.encryption.keys.KeyQuery;
import org.enishi.encryption.keys.KeyUpload;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.sync.encryption.DeviceChanges;
import org.enishi.timeline.SyncToken;
import org.jspecify.annotations.Nullable;

/**
 * {@code /keys/upload}, {@code /keys/query}, {@code /keys/claim}, {@code /keys/changes}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#key-management-api">Matrix v1.19, "Key management API"</a>
 */
@ApplicationScoped
@Path("_matrix/client/v3/keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class KeysResource {
    @Inject
    Requester requester;

    @EJB
    KeyUpload upload;

    @EJB
    KeyQuery query;

    @EJB
    ClaimedKeys claim;

    @Inject
    DeviceChanges changes;

    /** How many one-time keys a device has, by algorithm. */
    public record Counts(Map<String, Integer> oneTimeKeyCounts) {}

    /** Users. */
    public record Changed(Set<UserId> changed, Set<UserId> left) {}

    @POST
    @Path("upload")
    public Counts upload(JsonObject body) {
        return new Counts(upload.upload(requester.caller(), body));
    }

    @POST
    @Path("query")
    public byte[] query(JsonObject body) {
        return query.query(
                requester.caller().user(), ByUser.lists(ByUser.object(body, "device_keys")), ByUser.timeout(body));
    }

    @POST
    @Path("claim")
    public byte[] claim(JsonObject body) {
        return claim.claim(ByUser.texts(ByUser.object(body, "one_time_keys")), ByUser.timeout(body));
    }

    @GET
    @Path("changes")
    @RolesAllowed(Role.USER)
    public Changed changes(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        if (from == null || to == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "from and to are needed");
        Caller caller = requester.caller();
        DeviceChanges.Changes found = changes.between(
                caller,
                SyncToken.parse(from).position().value(),
                SyncToken.parse(to).position().value());
        return new Changed(found.changed(), found.left());
    }
}
