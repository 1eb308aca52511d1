package org.enishi.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Tells who calls the client and server APIs: local users by their token, other servers by their signature. */
@ApplicationScoped
public class Recognition {
    @Inject
    BearerTokens tokens;

    @Inject
    ServerSignatures signatures;

    @Inject
    Requester requester;

    /** @return whether {@link Requester} knows them now; otherwise it knows why not */
    public boolean recognises(HttpServletRequest request) {
        requester.comesFrom(request.getRemoteAddr());
        if (ServerSignatures.arePresent(request)) return signatures.accept(request);
        return tokens.token(request)
                .filter(token -> tokens.accept(token, request.getRemoteAddr()))
                .isPresent();
    }
}
