package org.enishi.web.synapse;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.enishi.account.SharedSecretRegistration;
import org.enishi.account.SignedRegistration;
import org.enishi.account.session.OpenedSession;

/** Registration with the shared secret. There is no such path while no secret is configured. */
@Path("/_synapse/admin/v1/register")
@PermitAll
public class RegisterResource {
    @Inject
    SharedSecretRegistration registration;

    /** Good for one registration. */
    public record Nonce(String nonce) {}

    @GET
    public Nonce nonce() {
        return new Nonce(registration.nonce());
    }

    @POST
    public OpenedSession register(SignedRegistration body) {
        return registration.register(body);
    }
}
