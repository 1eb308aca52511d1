package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.enishi.administration.AuditReader;
import org.enishi.administration.AuditRecord;
import org.enishi.administration.ServerIdentity;
import org.enishi.administration.partner.AllowList;
import org.enishi.administration.partner.Denied;
import org.enishi.administration.partner.DenyList;
import org.enishi.administration.partner.Partner;
import org.enishi.administration.partner.Refusal;
import org.enishi.administration.partner.Refusals;
import org.enishi.console.frame.Texts;
import org.enishi.id.ServerName;
import org.enishi.store.audit.AuditQuery;
import org.enishi.store.federation.QueueStore;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.SharedRooms;
import org.enishi.store.policy.Terms;
import org.enishi.store.policy.decision.RefusalQuery;
import org.jspecify.annotations.Nullable;

/** One partner, on the list or not: what holds in both directions, and how that came about. */
@Named
@RequestScoped
public class PartnerPage {
    private static final int LAST = 10;

    @Inject
    AllowList list;

    @Inject
    AuditReader audit;

    @Inject
    DenyList denyList;

    @Inject
    Refusals refusals;

    @Inject
    ServerIdentity server;

    @Inject
    TermsTexts termsTexts;

    @Inject
    Texts texts;

    private String domain = "";
    private @Nullable Partner partner;
    private @Nullable Partner speaking;
    private @Nullable DomainPattern coveredBy;
    private @Nullable Denied denied;
    private SharedRooms.Count shared = new SharedRooms.Count(0, 0);

    /** Reads what the page shows; what is no domain has no page. */
    public void check() throws IOException {
        if (!DomainPattern.isWellFormed(domain)) {
            FacesContext.getCurrentInstance().getExternalContext().responseSendError(404, domain);
            FacesContext.getCurrentInstance().responseComplete();
            return;
        }
        var pattern = new DomainPattern(domain);
        domain = pattern.value();
        partner = list.find(pattern).orElse(null);
        coveredBy = list.covering(pattern).orElse(null);
        speaking = partner != null || coveredBy == null
                ? partner
                : list.find(coveredBy).orElse(null);
        denied = denyList.covering(pattern).orElse(null);
        shared = list.consequences(pattern);
    }

    public boolean isListed() {
        return partner != null;
    }

    public @Nullable Partner getPartner() {
        return partner;
    }

    /** The wildcard that lets this domain in, if one does. */
    public @Nullable String getCoveredBy() {
        return coveredBy == null ? null : coveredBy.value();
    }

    public boolean isMayEnter() {
        if (denied != null) return false;
        return switch (server.federationMode()) {
            case OPEN -> true;
            case CLOSED -> false;
            case ALLOWLIST, STRICT -> isAgreed() && speaking().theirUsers().takePart();
        };
    }

    private boolean isAgreed() {
        return speaking != null && termsTexts.isInForce(speaking());
    }

    private Terms speaking() {
        return speaking == null ? Terms.PLAIN : speaking.terms();
    }

    public String getInboundReason() {
        if (denied != null)
            return texts.get("partner.inboundDenied", denied.domain().value());
        if (!server.isAllowListInForce())
            return texts.get("mode." + server.federationMode().name());
        if (speaking != null && !isAgreed()) return getState();
        if (isListed()) return texts.get("partner.inboundListed");
        return coveredBy == null
                ? texts.get("partner.inboundNotListed")
                : texts.get("partner.inboundCovered", coveredBy.value());
    }

    /** What has to be known first of the agreement; empty if it simply holds, or there is none. */
    public String getState() {
        return speaking == null ? "" : termsTexts.state(speaking());
    }

    public boolean isHolds() {
        return speaking == null || isAgreed();
    }

    /** What was agreed with the domain, or with the wildcard that covers it; empty without an agreement. */
    public List<TermsTexts.Line> getTerms() {
        return speaking == null ? List.of() : termsTexts.lines(speaking());
    }

    public String getTime() {
        return termsTexts.time(speaking().duty());
    }

    public String getReview() {
        return termsTexts.when(speaking().duty().reviewAt());
    }

    public String getContact() {
        return speaking().duty().contact();
    }

    public @Nullable Denied getDenied() {
        return denied;
    }

    public boolean isDeniedItself() {
        return denied != null && denied.domain().value().equals(domain);
    }

    public String getCovers() {
        boolean wildcard = new DomainPattern(domain).isWildcard();
        return wildcard
                ? texts.get("partner.coversSubdomains", domain.substring(2))
                : texts.get("partner.coversOne", domain);
    }

    public String getShared() {
        return texts.get(
                "partner.shared",
                texts.count("rooms", shared.rooms()),
                texts.count("memberships", shared.memberships()));
    }

    public String madeAt(ServerName host) {
        boolean here = host.folded().equals(server.name().folded());
        return here ? texts.get("partner.madeHere") : texts.get("partner.madeAt", host.value());
    }

    public String members(QueueStore.Shared room) {
        return texts.get("partner.members", room.theirs(), room.ours());
    }

    /** The latest of this domain, and of no other that has a similar name. */
    public List<Refusal> getRefusals() {
        return refusals.page(new RefusalQuery(domain, 0, LAST)).items().stream()
                .filter(refusal -> refusal.what().domain().equals(domain))
                .toList();
    }

    public List<AuditRecord> getHistory() {
        var ofThis = new AuditQuery(null, null, domain, null, null, null);
        return audit.newest(ofThis, LAST).items();
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String domain) {
        this.domain = domain == null ? "" : domain.strip();
    }
}
