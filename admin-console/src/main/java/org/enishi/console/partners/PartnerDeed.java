package org.enishi.console.partners;

import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.enishi.administration.Reason;
import org.enishi.administration.partner.AllowList;
import org.enishi.console.frame.Address;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;

/** A page that does something with a listed domain, once it is clear why. */
public abstract class PartnerDeed {
    @Inject
    AllowList list;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String domain = "";
    private String reason = "";

    /** From the address, which the form keeps: the page knows its domain when the form is shown again, too. */
    @PostConstruct
    void readAddress() {
        String asked = request.getParameter("domain");
        domain = asked == null ? "" : asked.strip();
    }

    /** The key of the text of the button. */
    protected abstract String actKey();

    /** It can be done only with what is listed: everything else leads back to its own page. */
    public void check() throws IOException {
        boolean listed = DomainPattern.isWellFormed(domain)
                && list.find(new DomainPattern(domain)).isPresent();
        if (!listed) goToPartner();
    }

    /** Does it and says so on the partner's page, or says there that the domain is listed no more. */
    protected final void attempt(BiConsumer<DomainPattern, Reason> deed, String said) throws IOException {
        try {
            deed.accept(pattern(), Reason.required(reason));
            texts.sayNext(said, domain);
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts.sayNext("remove.gone", domain);
        }
        goToPartner();
    }

    protected final DomainPattern pattern() {
        return new DomainPattern(domain);
    }

    private void goToPartner() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(getPartnerAddress());
    }

    public String getActText() {
        return texts.get(actKey(), domain);
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
