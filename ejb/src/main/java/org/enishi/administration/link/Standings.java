package org.enishi.administration.link;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.enishi.administration.Page;
import org.enishi.administration.Reason;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.partner.Announcement;
import org.enishi.partner.OwnStatements;
import org.enishi.security.Role;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.view.PartnerView;
import org.enishi.store.policy.view.PartnerViews;

/** How we stand with partners, by what both sides say; and what strangers offer. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Standings {
    @Inject
    PartnerViews views;

    @Inject
    OwnStatements own;

    @Inject
    Announcement announcement;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Resource
    SessionContext session;

    /** A wildcard is nobody who could say something. */
    public BothSides of(DomainPattern domain) {
        if (domain.isWildcard()) return BothSides.NOTHING;
        return views.find(new ServerName(domain.value())).map(this::bothSides).orElse(BothSides.NOTHING);
    }

    /** Of those that are known; with one query. */
    public Map<DomainPattern, BothWays> of(Collection<DomainPattern> domains) {
        Map<DomainPattern, BothWays> known = new HashMap<>();
        long now = clock.millis();
        for (PartnerView view :
                views.of(domains.stream().map(DomainPattern::value).toList())) {
            BothWays state = BothWays.of(own.isAgreed(view.server()), view.said(), now);
            known.put(new DomainPattern(view.server().value()), state);
        }
        return known;
    }

    /** Has it asked again, in a moment. */
    public void askAgain(DomainPattern domain) {
        announcement.to(domain);
    }

    /** The latest first. */
    public Page<Offer> offers(int offset, int limit) {
        long now = clock.millis();
        var items = views.offers(now, offset, limit).stream().map(Offer::of).toList();
        return new Page<>(items, views.countOffers(now));
    }

    /**
     * It is no longer shown, and the other side learns that its offer is not kept.
     *
     * @throws MatrixException {@code M_NOT_FOUND} if there is none
     */
    public void decline(ServerName server, Reason reason) {
        PartnerView view = views.lock(server)
                .filter(found -> found.isStranger() && !found.isDeclined())
                .orElseThrow(() -> MatrixException.notFound("There is no offer of " + server));
        view.decline();
        JsonObject before =
                Json.object().add("offered_by", view.server().value()).build();
        String actor = session.getCallerPrincipal().getName();
        String object = view.server().value();
        audit.write(new Deed(AuditAction.OFFER_DECLINED, actor, object, reason.text(), before, null));
        announcement.to(new DomainPattern(object));
    }

    private BothSides bothSides(PartnerView view) {
        boolean weAgree = own.isAgreed(view.server());
        return BothSides.of(view, weAgree, TheirTerms.of(view.said()), clock.millis());
    }
}
