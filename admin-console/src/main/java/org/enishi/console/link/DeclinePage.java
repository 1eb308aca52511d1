package org.enishi.console.link;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.Reason;
import org.enishi.administration.link.Standings;
import org.enishi.console.frame.Texts;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;

/** Declines an offer. */
@Named
@RequestScoped
public class DeclinePage {
    @Inject
    Standings standings;

    @Inject
    PartnerLink link;

    @Inject
    HttpServletRequest request;

    @Inject
    Texts texts;

    private String reason = "";

    public void decline() throws IOException {
        try {
            standings.decline(new ServerName(link.getDomain()), Reason.required(reason));
            texts.sayNext("decline.done", link.getDomain());
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
            texts.sayNext("decline.gone", link.getDomain());
        }
        String offers = request.getContextPath() + "/partner-offers";
        FacesContext.getCurrentInstance().getExternalContext().redirect(offers);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
