package org.enishi.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.SharedRooms;
import org.jspecify.annotations.Nullable;

/** Takes a domain off the list, once it is clear what that means and why it is done. */
@Named
@RequestScoped
public class RemovePartnerPage {
    @Inject
    AllowList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private String reason = "";
    private SharedRooms.@Nullable Count consequences;

    /** From the address, which the form keeps: the page knows its domain when the form is shown again, too. */
    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("domain");
        domain = asked == null ? "" : asked.strip();
    }

    /** Only what is listed can be taken off: everything else leads back to its own page. */
    public void check() throws IOException {
        boolean listed = DomainPattern.isWellFormed(domain)
                && list.find(new DomainPattern(domain)).isPresent();
        if (!listed) goToPartner();
    }

    public void remove() throws IOException {
        try {
            list.remove(new DomainPattern(domain), Reason.required(reason));
            texts.sayNext("remove.done", domain);
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts.sayNext("remove.gone", domain);
        }
        goToPartner();
    }

    private void goToPartner() throws IOException {
        var address = Address.of(request.getContextPath() + "/partner").with("domain", domain);
        FacesContext.getCurrentInstance().getExternalContext().redirect(address.toString());
    }

    public String getActText() {
        return texts.get("remove.act", domain);
    }

    public SharedRooms.Count getConsequences() {
        SharedRooms.Count known = consequences;
        if (known != null) return known;
        var counted = list.consequences(new DomainPattern(domain));
        consequences = counted;
        return counted;
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
}
