package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.Reason;
import org.enishi.administration.ServerIdentity;
import org.enishi.administration.partner.DenyList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** Denies a domain, or lifts a denial. */
@Named
@RequestScoped
public class DenyPage {
    @Inject
    DenyList list;

    @Inject
    ServerIdentity server;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private String reason = "";

    /** Says beside the field what is wrong with the domain. */
    public void checkDomain(FacesContext faces, UIComponent field, Object value) {
        String typed = value.toString().strip();
        String wrong = null;
        if (!DomainPattern.isWellFormed(typed)) {
            wrong = texts.get(typed.startsWith("*") ? "add.badWildcard" : "add.badDomain");
        } else if (new DomainPattern(typed).covers(server.name())) {
            wrong = texts.get("deny.ownName");
        } else if (list.find(new DomainPattern(typed)).isPresent()) {
            wrong = texts.get("deny.deniedAlready");
        }
        if (wrong != null) throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, wrong, wrong));
    }

    public void deny() throws IOException {
        var denied = list.put(new DomainPattern(domain.strip()), Reason.required(reason));
        texts.sayNext("deny.done", denied.domain().value());
        goToPartner(denied.domain().value());
    }

    public void lift() throws IOException {
        String asked = getAsked();
        try {
            list.remove(new DomainPattern(asked), Reason.required(reason));
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
        }
        texts.sayNext("lift.done", asked);
        goToPartner(asked);
    }

    /** Only what is denied can be lifted: everything else leads back to its own page. */
    public void check() throws IOException {
        String asked = getAsked();
        boolean denied = DomainPattern.isWellFormed(asked)
                && list.find(new DomainPattern(asked)).isPresent();
        if (!denied) goToPartner(asked);
    }

    private void goToPartner(String partner) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(partnerAddress(partner));
    }

    public String partnerAddress(String partner) {
        return Address.of(request.getContextPath() + "/partner")
                .with("domain", partner)
                .toString();
    }

    /** As the address has it, which the form keeps. */
    public String getAsked() {
        String asked = request.getParameter("domain");
        return asked == null ? "" : asked.strip();
    }

    /** From the address: the page of a domain offers to deny it. */
    public void setSuggestion(@Nullable String suggestion) {
        if (suggestion != null && domain.isEmpty()) domain = suggestion;
    }

    public @Nullable String getSuggestion() {
        return null;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
