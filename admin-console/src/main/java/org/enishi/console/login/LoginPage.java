package org.enishi.console.login;

import static jakarta.security.enterprise.AuthenticationStatus.SUCCESS;
import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.enishi.administration.ConsoleVisits;
import org.enishi.console.frame.Texts;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/** The way in. The session gets a new id with the login ({@code org.enishi.security}). */
@Named
@RequestScoped
public class LoginPage {
    @Inject
    SecurityContext security;

    @Inject
    HttpServletRequest request;

    @Inject
    ConsoleVisits visits;

    @Inject
    Texts texts;

    private String name = "";
    private String password = "";

    public void enter() throws IOException {
        var faces = FacesContext.getCurrentInstance();
        var response = (HttpServletResponse) faces.getExternalContext().getResponse();
        var parameters = withParams()
                .credential(new UsernamePasswordCredential(name, password))
                .newAuthentication(true);
        if (security.authenticate(request, response, parameters) != SUCCESS) {
            visits.refused(name, request.getRemoteAddr());
            texts.warn("login.refused");
            return;
        }
        visits.signedIn(new UserId(security.getCallerPrincipal().getName()), request.getRemoteAddr());
        faces.getExternalContext().redirect(destination(request.getParameter("to"), request.getContextPath() + "/"));
    }

    /** Only pages of the console: an address that was sent to somebody must not lead them elsewhere after the login. */
    static String destination(@Nullable String wanted, String overview) {
        if (wanted == null || !wanted.startsWith(overview) || wanted.contains("//")) return overview;
        boolean isPlain = wanted.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
        return isPlain ? wanted : overview;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
