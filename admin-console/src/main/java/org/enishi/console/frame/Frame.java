package org.enishi.console.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.enishi.administration.ServerIdentity;

/** What stands around every page. */
@Named
@RequestScoped
public class Frame {
    @Inject
    HttpServletRequest request;

    @Inject
    ServerIdentity server;

    @Inject
    Texts texts;

    public String getServerName() {
        return server.name().value();
    }

    public String getCallerName() {
        return isSignedIn() ? request.getUserPrincipal().getName() : "";
    }

    public boolean isSignedIn() {
        return request.getUserPrincipal() != null
                && !request.getUserPrincipal().getName().isEmpty();
    }

    /** Whether the page belongs to this part of the map. */
    public boolean isAt(String part) {
        String page = request.getServletPath();
        boolean overview = page.equals("/index.xhtml") || page.equals("/index") || page.equals("/");
        return part.equals("overview") ? overview : page.startsWith("/" + part);
    }

    /** Whether this is the page, as its address begins. */
    public boolean isOn(String page) {
        String here = request.getServletPath();
        return here.equals(page) || here.equals(page + ".xhtml");
    }

    /** In another mode than {@code allowlist} the list of partners is kept but decides nothing. */
    public boolean isListInForce() {
        return server.isAllowListInForce();
    }

    public String getModeSentence() {
        return texts.get("mode." + server.federationMode().name());
    }
}
