package org.enishi.accountdata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.enishi.security.AccountEnded;
import org.enishi.store.accountdata.AccountDataStore;

/** Account data ends with the account, in one transaction. No device is left that could be told. */
@ApplicationScoped
class EndedAccountData {
    @Inject
    AccountDataStore store;

    void drop(@Observes AccountEnded ended) {
        store.removeAll(ended.account());
    }
}
