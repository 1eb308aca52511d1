package org.enishi.console.refusals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.enishi.administration.Reason;
import org.enishi.administration.ServerIdentity;
import org.enishi.administration.partner.DenyList;
import org.enishi.console.frame.DomainForm;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.store.policy.DomainPattern;

/** Denies a domain, or lifts a denial. */
@Named
@RequestScoped
public class DenyPage extends DomainForm {
    @Inject
    DenyList list;

    @Inject
    ServerIdentity server;

    @Override
    protected Optional<String> objection(DomainPattern typed) {
        if (typed.covers(server.name())) return Optional.of("deny.ownName");
        return list.find(typed).map(denied -> "deny.deniedAlready");
    }

    public void deny() throws IOException {
        var denied = list.put(typed(), Reason.required(getReason()));
        goToPartner(denied.domain().value(), "deny.done");
    }

    public void lift() throws IOException {
        String asked = getAsked();
        try {
            list.remove(new DomainPattern(asked), Reason.required(getReason()));
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_NOT_FOUND) throw refused;
        }
        goToPartner(asked, "lift.done");
    }

    /** Only what is denied can be lifted: everything else leads back to its own page. */
    public void check() throws IOException {
        String asked = getAsked();
        boolean denied = DomainPattern.isWellFormed(asked)
                && list.find(new DomainPattern(asked)).isPresent();
        if (!denied) FacesContext.getCurrentInstance().getExternalContext().redirect(partnerAddress(asked));
    }
}
