package org.enishi.security.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.store.account.AccountStore;

/** Reads accounts in short transactions of its own: hashing takes too long to hold one. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class AccountReader {
    @Inject
    AccountStore accounts;

    public Optional<ReadAccount> find(UserId user) {
        return accounts.find(user).map(ReadAccount::of);
    }

    public Optional<ReadAccount> find(long nid) {
        return accounts.find(nid).map(ReadAccount::of);
    }
}
