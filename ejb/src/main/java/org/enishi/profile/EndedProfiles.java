package org.enishi.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.enishi.security.AccountEnded;
import org.enishi.store.profile.ProfileStore;

/** Profiles end with their accounts, in one transaction. The user's rooms are left, so there is nothing to tell them. */
@ApplicationScoped
class EndedProfiles {
    @Inject
    ProfileStore store;

    void drop(@Observes AccountEnded ended) {
        store.remove(ended.user());
    }
}
