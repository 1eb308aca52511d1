package org.enishi.console.frame;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** A form that takes a domain and a reason: puts the domain on a list. */
public abstract class DomainForm {
    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private String reason = "";

    /** The text that says why this domain cannot be put there, if it cannot. */
    protected abstract Optional<String> objection(DomainPattern typed);

    /** Says beside the field what is wrong with the domain. */
    public void checkDomain(FacesContext faces, UIComponent field, Object value) {
        String typed = value.toString().strip();
        Optional<String> wrong = DomainPattern.isWellFormed(typed)
                ? objection(new DomainPattern(typed))
                : Optional.of(typed.startsWith("*") ? "add.badWildcard" : "add.badDomain");
        if (wrong.isEmpty()) return;
        String sentence = texts.get(wrong.get());
        throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
    }

    /** Says it there. */
    protected final void goToPartner(String partner, String said) throws IOException {
        texts.sayNext(said, partner);
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

    protected final DomainPattern typed() {
        return new DomainPattern(domain.strip());
    }

    /** From the address: the page of a domain offers to put it on the list. */
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
