package org.enishi.administration;

import java.time.Duration;
import java.time.Instant;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;

/**
 * How the server stands.
 *
 * @param users accounts in use
 * @param rooms rooms that local users are in
 * @param partners entries of the list
 */
public record ServerOverview(
        ServerName serverName,
        String version,
        Instant startedAt,
        Duration uptime,
        FederationMode federationMode,
        long users,
        long rooms,
        long partners,
        DatabaseProduct database) {
    /** The database's own words. */
    public record DatabaseProduct(String product, String version) {}
}
