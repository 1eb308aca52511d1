package org.enishi.administration;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.enishi.configuration.Configuration;
import org.enishi.security.Role;
import org.enishi.store.account.AccountStore;
import org.enishi.store.policy.Agreements;
import org.enishi.store.policy.SharedRooms;

/** How the server stands, at a glance. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Overview {
    @Inject
    AccountStore accounts;

    @Inject
    SharedRooms rooms;

    @Inject
    Agreements partners;

    @Inject
    Configuration configuration;

    @Inject
    Running running;

    @Resource(lookup = "java:app/jdbc/enishi")
    DataSource database;

    public ServerOverview now() {
        return new ServerOverview(
                configuration.serverName(),
                running.version(),
                running.since(),
                running.duration(),
                configuration.federationMode(),
                accounts.count(),
                rooms.all(),
                partners.count(),
                partners.countDue(running.now()),
                running.seesFiles(),
                product());
    }

    private ServerOverview.DatabaseProduct product() {
        try (var connection = database.getConnection()) {
            var facts = connection.getMetaData();
            return new ServerOverview.DatabaseProduct(
                    facts.getDatabaseProductName(), facts.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
