package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.configuration.Cidr;
import org.enishi.configuration.Configuration;

/**
 * Which addresses other servers' names may lead us to: public ones, and those that {@code
 * enishi.federation.private-networks} allows. Without this a stranger's name would let him ask our internal services.
 */
@ApplicationScoped
class AddressGuard {
    /** Not for the public Internet, by the IANA special-purpose registries. */
    private static final List<Cidr> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Cidr::parse)
            .toList();

    @Inject
    Configuration configuration;

    boolean allows(InetAddress address) {
        return !isSpecial(address)
                || configuration.privateNetworks().stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isSpecial(InetAddress address) {
        return SPECIAL.stream().anyMatch(network -> network.contains(address))
                || address instanceof Inet6Address && address.isAnyLocalAddress();
    }
}
