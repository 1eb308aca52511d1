package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.enishi.journal.JournalTail;
import org.enishi.security.AccountEnded;
import org.enishi.store.account.ErasedUser;
import org.enishi.store.account.ErasedUserStore;

/**
 * Who leaves and wants to be forgotten is shown, from this place in the journal on, only to those who came before it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">Matrix v1.19,
 *     "POST /account/deactivate"</a>
 */
@ApplicationScoped
class Erasure {
    @Inject
    ErasedUserStore erased;

    @Inject
    JournalTail tail;

    void remember(@Observes AccountEnded ended) {
        if (ended.erase()) erased.add(new ErasedUser(ended.user(), tail.latest().value()));
    }
}
