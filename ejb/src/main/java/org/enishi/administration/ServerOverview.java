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
 * @param partners agreements
 * @param due agreements whose day of review has come or whose time is over
 * @param filesSeen whether the node that answers sees the files that were uploaded here
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
        long due,
        boolean filesSeen,
        DatabaseProduct database) {
    /** The database's own words. */
    public record DatabaseProduct(String product, String version) {}
}
