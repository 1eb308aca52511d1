package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.discovery.Dns.Service;
import org.enishi.remote.http.Endpoint;

/**
 * From a server's name to where it lives, in the order of the specification: IP literal, explicit port, well-known, SRV,
 * port 8448. Only {@link Delegations} are remembered; addresses are as fresh as the resolver's cache.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#resolving-server-names">Matrix v1.19, server-server
 *     API, "Resolving server names"</a>
 */
@ApplicationScoped
public class Discovery {
    private static final int DEFAULT_PORT = 8448;
    private static final int MAX_ADDRESSES = 6;
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    @Inject
    Delegations delegations;

    @Inject
    Dns dns;

    @Inject
    AddressGuard guard;

    /** @throws RemoteFailure.Unreachable if nothing may be connected to under this name */
    public Endpoint endpoint(ServerName server) {
        ServerName name = server.folded();
        if (isLiteral(name) || name.port() >= 0) return direct(server, name);
        return delegations
                .of(name.host())
                .map(delegated -> delegated(server, delegated.folded()))
                .orElseGet(() -> byServices(server, name));
    }

    /**
     * What the well-known of the name says now; empty where it is not asked because the name itself says where. Those who
     * come after are led by it, too.
     */
    public Optional<WellKnownAnswer> askWellKnown(ServerName server) {
        ServerName name = server.folded();
        if (isLiteral(name) || name.port() >= 0) return Optional.empty();
        try {
            return Optional.of(new WellKnownAnswer(Optional.of(delegations.ask(name.host())), ""));
        } catch (IOException none) {
            return Optional.of(new WellKnownAnswer(Optional.empty(), String.valueOf(none.getMessage())));
        }
    }

    private Endpoint delegated(ServerName server, ServerName name) {
        return isLiteral(name) || name.port() >= 0 ? direct(server, name) : byServices(server, name);
    }

    /** The name itself says where: it is an IP address or has a port. */
    private Endpoint direct(ServerName server, ServerName name) {
        int port = name.port() >= 0 ? name.port() : DEFAULT_PORT;
        return endpoint(server, name, List.of(new Service(bare(name.host()), port)));
    }

    private Endpoint byServices(ServerName server, ServerName name) {
        List<Service> services = dns.services("_matrix-fed._tcp." + name.host());
        if (services.isEmpty()) services = dns.services("_matrix._tcp." + name.host());
        if (services.isEmpty()) services = List.of(new Service(name.host(), DEFAULT_PORT));
        return endpoint(server, name, services);
    }

    private Endpoint endpoint(ServerName server, ServerName name, List<Service> services) {
        List<InetSocketAddress> addresses = services.stream()
                .flatMap(this::allowedAddresses)
                .limit(MAX_ADDRESSES)
                .toList();
        if (addresses.isEmpty()) throw new RemoteFailure.Unreachable(server, "has no address that we may connect to");
        return new Endpoint(bare(name.host()), name.value(), addresses);
    }

    private Stream<InetSocketAddress> allowedAddresses(Service service) {
        if (service.port() < 1 || service.port() > 65_535) return Stream.empty();
        return dns.addresses(service.host()).stream()
                .filter(guard::allows)
                .map((InetAddress address) -> new InetSocketAddress(address, service.port()));
    }

    private static boolean isLiteral(ServerName name) {
        return name.host().startsWith("[") || IPV4.matcher(name.host()).matches();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
