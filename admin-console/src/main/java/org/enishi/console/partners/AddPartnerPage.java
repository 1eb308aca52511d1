package org.enishi.console.partners;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.validator.ValidatorException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.Reason;
import org.enishi.administration.ServerIdentity;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/** Puts a domain on the list. */
@Named
@RequestScoped
public class AddPartnerPage {
    @Inject
    AllowList list;

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
        } else if (typed.equalsIgnoreCase(server.name().value())) {
            wrong = texts.get("add.ownName");
        } else if (list.find(new DomainPattern(typed)).isPresent()) {
            wrong = texts.get("add.listedAlready");
        }
        if (wrong != null) throw new ValidatorException(new FacesMessage(FacesMessage.SEVERITY_ERROR, wrong, wrong));
    }

    public void save() throws IOException {
        var partner = list.put(new DomainPattern(domain.strip()), Reason.required(reason), JsonValue.EMPTY_JSON_OBJECT);
        texts.sayNext("add.done", partner.domain().value());
        var address = Address.of(request.getContextPath() + "/partner").with("domain", partner.domain());
        FacesContext.getCurrentInstance().getExternalContext().redirect(address.toString());
    }

    /** From the address: the page of a domain that is not listed offers to list it. */
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
