package org.enishi.administration.partner;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.enishi.administration.Page;
import org.enishi.administration.Reason;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.Deed;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.Role;
import org.enishi.store.policy.Added;
import org.enishi.store.policy.Agreement;
import org.enishi.store.policy.Agreements;
import org.enishi.store.policy.AllowListQuery;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.SharedRooms;
import org.enishi.store.policy.Terms;

/**
 * The partners with whom this server has agreements, which count in the modes {@code allowlist} and {@code strict}. A change
 * counts from its commit, at once on this node and within two seconds on others, and is in the audit log in the same
 * transaction.
 */
@Stateless
@RolesAllowed(Role.ADMIN)
public class AllowList {
    @Inject
    Agreements agreements;

    @Inject
    ListChanges changes;

    @Inject
    SharedRooms rooms;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    public Page<Partner> page(AllowListQuery query) {
        var items = agreements.page(query, clock.instant()).stream()
                .map(Partner::of)
                .toList();
        return new Page<>(items, agreements.count(query, clock.instant()));
    }

    public Optional<Partner> find(DomainPattern domain) {
        return agreements.find(domain).map(Partner::of);
    }

    /** The wildcard on the list that covers this domain, if it is not listed itself. */
    public Optional<DomainPattern> covering(DomainPattern domain) {
        return agreements.wildcardAbove(domain);
    }

    /** What taking the domain off the list would concern: rooms that its users are in, and their places in them. */
    public SharedRooms.Count consequences(DomainPattern domain) {
        return rooms.with(domain);
    }

    /**
     * Lists a domain; one that is listed gets the new reason and terms.
     *
     * @param fields of an agreement, as {@link TermsJson} reads them; {@code version}, if there, must be the current one
     * @throws MatrixException {@code M_INVALID_PARAM} for this server's own name and for terms that make no sense; with
     *     status 409 if somebody else has changed the agreement
     */
    public Partner put(DomainPattern domain, Reason reason, JsonObject fields) {
        requireForeign(domain);
        changes.begin();
        var known = agreements.find(domain);
        requireVersion(fields, known.map(Agreement::version).orElse(0L));
        Terms terms = terms(domain, known, fields);
        return Partner.of(known.isPresent() ? change(known.get(), reason, terms) : add(domain, reason, terms));
    }

    /**
     * The terms that {@link #put} would write.
     *
     * @throws MatrixException {@code M_INVALID_PARAM}
     */
    public Terms terms(DomainPattern domain, JsonObject fields) {
        requireForeign(domain);
        return terms(domain, agreements.find(domain), fields);
    }

    private static Terms terms(DomainPattern domain, Optional<Agreement> known, JsonObject fields) {
        Terms terms = TermsJson.read(fields, known.map(Agreement::terms).orElse(Terms.PLAIN));
        TermsCheck.require(domain, terms);
        return terms;
    }

    /**
     * Takes a domain off the list.
     *
     * @throws MatrixException {@code M_NOT_FOUND} if it is not listed
     */
    public void remove(DomainPattern domain, Reason reason) {
        changes.begin();
        var agreement = agreements
                .find(domain)
                .orElseThrow(() -> MatrixException.notFound(domain + " is not on the list of allowed domains"));
        agreements.remove(agreement);
        JsonObject before = TermsJson.of(Partner.of(agreement));
        changes.write(
                new Deed(AuditAction.PARTNER_REMOVED, actor().value(), domain.value(), reason.text(), before, null));
    }

    private void requireForeign(DomainPattern domain) {
        if (domain.value().equals(configuration.serverName().folded().value()))
            throw MatrixException.invalidParam("This is the server's own name: it is never a partner");
    }

    private static void requireVersion(JsonObject fields, long current) {
        if (!fields.containsKey("version")) return;
        boolean same = fields.get("version") instanceof JsonNumber number && number.longValue() == current;
        if (same) return;
        String sentence = "The agreement was changed meanwhile: its version is " + current;
        throw new MatrixException(ErrorCode.M_INVALID_PARAM, 409, sentence);
    }

    private Agreement add(DomainPattern domain, Reason reason, Terms terms) {
        var agreement = new Agreement(
                domain, new Added(reason.text(), actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        agreement.write(terms);
        agreements.add(agreement);
        JsonObject after = TermsJson.of(Partner.of(agreement));
        changes.write(new Deed(AuditAction.PARTNER_ADDED, actor().value(), domain.value(), reason.text(), null, after));
        return agreement;
    }

    private Agreement change(Agreement agreement, Reason reason, Terms terms) {
        if (agreement.added().reason().equals(reason.text())
                && agreement.terms().equals(terms)) return agreement;
        JsonObject before = TermsJson.of(Partner.of(agreement));
        agreement.change(reason.text(), terms);
        JsonObject after = TermsJson.of(Partner.of(agreement));
        String domain = agreement.pattern().value();
        changes.write(new Deed(AuditAction.PARTNER_CHANGED, actor().value(), domain, reason.text(), before, after));
        return agreement;
    }

    private UserId actor() {
        return new UserId(session.getCallerPrincipal().getName());
    }
}
