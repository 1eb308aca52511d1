package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.enishi.remote.http.Endpoint;

/** Where an {@code https} address that a server named leads, if we may go there. */
@ApplicationScoped
public class WebPlaces {
    @Inject
    Dns dns;

    @Inject
    AddressGuard guard;

    /** @throws IOException if it is not {@code https}, or has no address that we may connect to */
    public Endpoint of(URI uri) throws IOException {
        String host = uri.getHost();
        if (host == null || !"https".equalsIgnoreCase(uri.getScheme())) throw new IOException("not an HTTPS address");
        int port = uri.getPort() < 0 ? 443 : uri.getPort();
        List<InetSocketAddress> addresses = dns.addresses(host).stream()
                .filter(guard::allows)
                .map((InetAddress address) -> new InetSocketAddress(address, port))
                .toList();
        if (addresses.isEmpty()) throw new IOException(host + " has no address that we may connect to");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Endpoint(bare, uri.getPort() < 0 ? host : host + ":" + port, addresses);
    }

    /** Path and query as they go over the wire. */
    public static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
