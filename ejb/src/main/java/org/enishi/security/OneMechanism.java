package org.enishi.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Who is asking, for the whole EAR: the console's users by their HTTP session, local users by token, other servers by
 * signature. It refuses nobody itself: what a resource needs is written on the resource.
 */
@ApplicationScoped
public class OneMechanism implements HttpAuthenticationMechanism {
    @Inject
    ConsoleLogins console;

    @Inject
    Recognition recognition;

    @Inject
    Requester requester;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (ConsoleLogins.CONTEXT.equals(request.getContextPath())) return console.validate(request, context);
        return recognition.recognises(request)
                ? context.notifyContainerAboutLogin(requester.name(), requester.roles())
                : context.doNothing();
    }
}
