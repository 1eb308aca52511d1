package org.enishi.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.Reason;
import org.enishi.administration.ending.Endings;
import org.enishi.administration.ending.Impact;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** Ends an agreement in order, once it is clear whom that concerns and why it is done. */
@Named
@RequestScoped
public class EndPartnerPage {
    @Inject
    Endings endings;

    @Inject
    AllowList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private String reason = "";
    private boolean deny;
    private @Nullable Impact impact;

    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("domain");
        domain = asked == null ? "" : asked.strip();
    }

    /** Only what is listed can be ended: everything else leads back to its own page. */
    public void check() throws IOException {
        boolean listed = DomainPattern.isWellFormed(domain)
                && list.find(new DomainPattern(domain)).isPresent();
        if (!listed) goToPartner();
    }

    public void end() throws IOException {
        try {
            endings.begin(new DomainPattern(domain), Reason.required(reason), deny);
            texts.sayNext("end.begun", domain);
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts.sayNext("remove.gone", domain);
        }
        goToPartner();
    }

    private void goToPartner() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getPartnerAddress());
    }

    public Impact getImpact() {
        Impact known = impact;
        if (known != null) return known;
        var counted = endings.impact(new DomainPattern(domain));
        impact = counted;
        return counted;
    }

    public String getActText() {
        return texts.get("end.act", domain);
    }

    public String getPartnerAddress() {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", domain)
                .toString();
    }

    public String getDomain() {
        return domain;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public boolean isDeny() {
        return deny;
    }

    public void setDeny(boolean deny) {
        this.deny = deny;
    }
}
