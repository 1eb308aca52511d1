package org.enishi.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.security.password.CheckedAccount;
import org.enishi.security.password.Credentials;
import org.enishi.security.password.LoginAttempts;

/**
 * Users of the console: they log in with a form ({@code SecurityContext.authenticate} with a
 * {@link UsernamePasswordCredential}), and their HTTP session remembers it. Each request looks whether the account still
 * has the same password and roles.
 */
@ApplicationScoped
class ConsoleLogins {
    static final String CONTEXT = "/admin";
    private static final String LOGIN_PAGE = CONTEXT + "/login.xhtml";
    private static final String ATTRIBUTE = "org.enishi.login";
    private static final DeviceId DEVICE = new DeviceId("console");

    @Inject
    Credentials credentials;

    @Inject
    LoginAttempts attempts;

    @Inject
    Requester requester;

    /** @param proof changes with the password */
    private record Login(long account, String proof) implements Serializable {}

    AuthenticationStatus validate(HttpServletRequest request, HttpMessageContext context) {
        requester.comesFrom(request.getRemoteAddr());
        if (context.isAuthenticationRequest()) return logIn(request, context);
        var known = remembered(request);
        if (known.isPresent()) return accept(known.get(), context);
        return context.isProtected() ? context.redirect(LOGIN_PAGE) : context.doNothing();
    }

    private AuthenticationStatus logIn(HttpServletRequest request, HttpMessageContext context) {
        if (!(context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential shown)) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        var account = check(shown, request.getRemoteAddr());
        if (account.isEmpty()) return AuthenticationStatus.SEND_FAILURE;
        request.getSession(true);
        request.changeSessionId();
        request.getSession()
                .setAttribute(
                        ATTRIBUTE, new Login(account.get().nid(), account.get().proof()));
        return accept(account.get(), context);
    }

    private Optional<CheckedAccount> check(UsernamePasswordCredential shown, String address) {
        try {
            attempts.count(address, shown.getCaller());
            return credentials.check(shown.getCaller(), shown.getPasswordAsString());
        } catch (MatrixException refused) {
            requester.isRefused(refused);
            return Optional.empty();
        }
    }

    private Optional<CheckedAccount> remembered(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Login login)) return Optional.empty();
        var account =
                credentials.current(login.account()).filter(now -> now.proof().equals(login.proof()));
        if (account.isEmpty()) session.removeAttribute(ATTRIBUTE);
        return account;
    }

    private AuthenticationStatus accept(CheckedAccount account, HttpMessageContext context) {
        var roles = account.admin() ? Set.of(Role.USER, Role.ADMIN) : Set.of(Role.USER);
        requester.becomes(new Caller(account.user(), account.nid(), DEVICE, 0, account.admin(), false), roles);
        return context.notifyContainerAboutLogin(requester.name(), roles);
    }
}
