package org.enishi.administration.partner;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enishi.administration.Page;
import org.enishi.administration.Reason;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.Deed;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Role;
import org.enishi.store.policy.Added;
import org.enishi.store.policy.DeniedServer;
import org.enishi.store.policy.DeniedServers;
import org.enishi.store.policy.DomainPattern;

/** Domains with which nothing is exchanged, whatever the mode and the agreements say. Changes count as {@link AllowList}'s do. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class DenyList {
    @Inject
    DeniedServers servers;

    @Inject
    ListChanges changes;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    /** In the order of the domains. @param search part of a domain or reason; empty for all */
    public Page<Denied> page(String search, int offset, int limit) {
        var items = servers.page(search, offset, limit).stream().map(Denied::of).toList();
        return new Page<>(items, servers.count(search));
    }

    public Optional<Denied> find(DomainPattern domain) {
        return servers.find(domain).map(Denied::of);
    }

    /** The entry that denies the domain: its own, or a wildcard's. */
    public Optional<Denied> covering(DomainPattern domain) {
        return servers.covering(domain).map(Denied::of);
    }

    /**
     * Denies a domain; one that is denied gets the new reason.
     *
     * @throws MatrixException {@code M_INVALID_PARAM} for this server's own name
     */
    public Denied put(DomainPattern domain, Reason reason) {
        if (domain.covers(configuration.serverName()))
            throw MatrixException.invalidParam("This is the server's own name, or covers it: it cannot be denied");
        changes.begin();
        var known = servers.find(domain);
        return Denied.of(known.isPresent() ? change(known.get(), reason) : add(domain, reason));
    }

    /** @throws MatrixException {@code M_NOT_FOUND} if it is not denied */
    public void remove(DomainPattern domain, Reason reason) {
        changes.begin();
        var server = servers.find(domain)
                .orElseThrow(() -> MatrixException.notFound(domain + " is not on the list of denied domains"));
        servers.remove(server);
        JsonObject before = Denied.of(server).json();
        changes.write(
                new Deed(AuditAction.DENIAL_REMOVED, actor().value(), domain.value(), reason.text(), before, null));
    }

    private DeniedServer add(DomainPattern domain, Reason reason) {
        var server = new DeniedServer(
                domain, new Added(reason.text(), actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        servers.add(server);
        JsonObject after = Denied.of(server).json();
        changes.write(new Deed(AuditAction.DENIAL_ADDED, actor().value(), domain.value(), reason.text(), null, after));
        return server;
    }

    private DeniedServer change(DeniedServer server, Reason reason) {
        if (server.added().reason().equals(reason.text())) return server;
        JsonObject before = Denied.of(server).json();
        server.changeReason(reason.text());
        JsonObject after = Denied.of(server).json();
        String domain = server.pattern().value();
        changes.write(new Deed(AuditAction.DENIAL_CHANGED, actor().value(), domain, reason.text(), before, after));
        return server;
    }

    private UserId actor() {
        return new UserId(session.getCallerPrincipal().getName());
    }
}
