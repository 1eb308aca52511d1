package org.enishi.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.enishi.security.AccountEnded;
import org.enishi.store.openid.OpenIdTokenStore;

/** Nobody vouches any more for whoever is gone. */
@ApplicationScoped
class EndedOpenIdTokens {
    @Inject
    OpenIdTokenStore store;

    void drop(@Observes AccountEnded ended) {
        store.removeOf(ended.user());
    }
}
