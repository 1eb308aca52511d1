package org.enishi.web.wellknown;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;

/**
 * What the operator has configured to be told; 404 for what not.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-discovery">Matrix v1.19, "Server Discovery"</a>
 */
@Path("/.well-known/matrix")
@PermitAll
public class WellKnownResource {
    @Inject
    Configuration configuration;

    /** For clients. */
    public record Client(@JsonbProperty("m.homeserver") Homeserver homeserver) {}

    /** Where clients go. */
    public record Homeserver(String baseUrl) {}

    /** For other servers. */
    public record Delegation(@JsonbProperty("m.server") String server) {}

    /** For people. */
    public record Support(Optional<List<Contact>> contacts, Optional<String> supportPage) {}

    /** Somebody who runs this server. */
    public record Contact(String role, String emailAddress) {}

    @GET
    @Path("client")
    public Client client() {
        URI url = configuration.configuredPublicUrl().orElseThrow(WellKnownResource::notConfigured);
        return new Client(new Homeserver(url.toString()));
    }

    @GET
    @Path("server")
    public Delegation server() {
        return new Delegation(configuration
                .federationDelegate()
                .orElseThrow(WellKnownResource::notConfigured)
                .value());
    }

    @GET
    @Path("support")
    public Support support() {
        Optional<List<Contact>> contacts =
                configuration.supportEmail().map(address -> List.of(new Contact("m.role.admin", address)));
        Optional<String> page = configuration.supportPage().map(URI::toString);
        if (contacts.isEmpty() && page.isEmpty()) throw notConfigured();
        return new Support(contacts, page);
    }

    private static MatrixException notConfigured() {
        return MatrixException.notFound("Not configured on this server");
    }
}
