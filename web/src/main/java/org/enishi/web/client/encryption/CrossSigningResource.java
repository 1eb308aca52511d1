package org.enishi.web.client.encryption;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.enishi.encryption.signing.CrossSigning;
import org.enishi.encryption.signing.SignatureUpload;
import org.enishi.interactive.Asked;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.web.client.interactive.Interactive;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#cross-signing">Matrix v1.19, "Cross-signing"</a> */
@Path("_matrix/client/v3/keys")
@RolesAllowed(Role.USER)
public class CrossSigningResource {
    @Inject
    Requester requester;

    @EJB
    CrossSigning crossSigning;

    @EJB
    SignatureUpload signatures;

    /** Errors by user and key. */
    public record Failures(Map<String, Map<String, JsonObject>> failures) {}

    @POST
    @Path("device_signing/upload")
    @Interactive
    public JsonObject upload(JsonObject body) {
        crossSigning.upload(Asked.by(requester.caller(), "POST /keys/device_signing/upload", body), body);
        return JsonValue.EMPTY_JSON_OBJECT;
    }

    @POST
    @Path("signatures/upload")
    public Failures sign(JsonObject body) {
        return new Failures(signatures.upload(requester.caller(), ByUser.read(body, ByUser::object)));
    }
}
