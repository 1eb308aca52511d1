package org.enishi.console.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.enishi.administration.ConsoleVisits;
import org.enishi.id.UserId;

/** The way out: nothing of the session is left. */
@Named
@RequestScoped
public class SignOut {
    @Inject
    HttpServletRequest request;

    @Inject
    ConsoleVisits visits;

    public void leave() throws IOException, ServletException {
        var principal = request.getUserPrincipal();
        if (principal != null && UserId.isWellFormed(principal.getName())) {
            visits.signedOut(new UserId(principal.getName()), request.getRemoteAddr());
        }
        var outside = FacesContext.getCurrentInstance().getExternalContext();
        request.logout();
        outside.invalidateSession();
        outside.redirect(request.getContextPath() + "/login");
    }
}
