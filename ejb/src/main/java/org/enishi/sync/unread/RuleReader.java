package org.enishi.sync.unread;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/** Reads push rules in a short transaction of its own. */
@Stateless
public class RuleReader {
    @Inject
    AccountDataStore store;

    /** How the account differs from the usual rules, if it does. */
    public Optional<AccountDatum> find(long account) {
        return store.find(new AccountDataKey(account, Optional.empty(), "m.push_rules"));
    }
}
