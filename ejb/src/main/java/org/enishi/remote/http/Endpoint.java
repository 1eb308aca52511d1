package org.enishi.remote.http;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where to connect and as whom.
 *
 * @param certificateName the DNS name or IP address (without brackets) that the certificate must be valid for, and SNI
 * @param host the {@code Host} header, with its port where it has one
 * @param addresses checked, in the order in which they are tried; at least one
 */
public record Endpoint(String certificateName, String host, List<InetSocketAddress> addresses) {
    public Endpoint {
        if (addresses.isEmpty()) throw new IllegalArgumentException("no address");
        addresses = List.copyOf(addresses);
    }
}
