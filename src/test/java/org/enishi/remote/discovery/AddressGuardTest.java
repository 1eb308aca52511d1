package org.enishi.remote.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::1"
            })
    void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
        assertThat(guard("").allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "192.169.0.1", "8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8"})
    void whatIsPublicIsAllowed(String address) throws UnknownHostException {
        assertThat(guard("").allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void theOperatorMayAllowANetworkAndOnlyThat() throws UnknownHostException {
        AddressGuard guard = guard("10.1.0.0/16, fd00::/8");
        assertThat(guard.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(guard.allows(InetAddress.getByName("fd12::3"))).isTrue();
        assertThat(guard.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(guard.allows(InetAddress.getByName("127.0.0.1"))).isFalse();
    }

    private static AddressGuard guard(String networks) {
        var guard = new AddressGuard();
        guard.configuration = Configuration.of(
                networks.isEmpty() ? Map.of() : Map.of("enishi.federation.private-networks", networks));
        return guard;
    }
}
