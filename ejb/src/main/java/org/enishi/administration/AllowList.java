package org.enishi.administration;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Role;
import org.enishi.store.policy.AllowListQuery;
import org.enishi.store.policy.AllowedServer;
import org.enishi.store.policy.AllowedServers;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.SharedRooms;

/**
 * The partners with whom this server federates in mode {@code allowlist}. A change counts from its commit, at once on
 * this node and within two seconds on others, and is in the audit log in the same transaction.
 */
@Stateless
@RolesAllowed(Role.ADMIN)
public class AllowList {
    @Inject
    AllowedServers servers;

    @Inject
    AllowListChanges changes;

    @Inject
    SharedRooms rooms;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    public Page<Partner> page(AllowListQuery query) {
        var items = servers.page(query).stream().map(Partner::of).toList();
        return new Page<>(items, servers.count(query));
    }

    public Optional<Partner> find(DomainPattern domain) {
        return servers.find(domain).map(Partner::of);
    }

    /** The wildcard on the list that covers this domain, if it is not listed itself. */
    public Optional<DomainPattern> covering(DomainPattern domain) {
        return servers.wildcardAbove(domain);
    }

    /** What taking the domain off the list would concern: rooms that its users are in, and their places in them. */
    public SharedRooms.Count consequences(DomainPattern domain) {
        return rooms.with(domain);
    }

    /**
     * Lists a domain; one that is listed gets the new reason.
     *
     * @throws MatrixException {@code M_INVALID_PARAM} for this server's own name
     */
    public Partner put(DomainPattern domain, Reason reason) {
        if (domain.value().equals(configuration.serverName().folded().value())) {
            throw MatrixException.invalidParam("This is the server's own name: it is never a partner");
        }
        servers.lockForChange();
        var known = servers.find(domain);
        return Partner.of(known.isPresent() ? change(known.get(), reason) : add(domain, reason));
    }

    /**
     * Takes a domain off the list.
     *
     * @throws MatrixException {@code M_NOT_FOUND} if it is not listed
     */
    public void remove(DomainPattern domain, Reason reason) {
        servers.lockForChange();
        var server = servers.find(domain)
                .orElseThrow(() -> MatrixException.notFound(domain + " is not on the list of allowed domains"));
        servers.remove(server);
        changes.removed(server, actor(), reason);
    }

    private AllowedServer add(DomainPattern domain, Reason reason) {
        var server = new AllowedServer(
                domain, reason.text(), actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        servers.add(server);
        changes.added(server);
        return server;
    }

    private AllowedServer change(AllowedServer server, Reason reason) {
        if (server.reason().equals(reason.text())) return server;
        String before = server.reason();
        server.changeReason(reason.text());
        changes.changed(server, before, actor());
        return server;
    }

    private UserId actor() {
        return new UserId(session.getCallerPrincipal().getName());
    }
}
