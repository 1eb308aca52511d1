package org.enishi.security.password;

import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.store.account.Account;

/** What of an account is needed outside of a transaction. */
record ReadAccount(UserId user, long nid, boolean admin, boolean deactivated, Optional<String> password) {
    static ReadAccount of(Account account) {
        return new ReadAccount(
                account.user(), account.nid(), account.isAdmin(), account.isDeactivated(), account.password());
    }

    CheckedAccount checked() {
        return new CheckedAccount(user, nid, admin, proof());
    }

    /** A few bits of the salt: enough to see a change, useless to guess with. */
    private String proof() {
        return password.map(encoded -> Argon2.decode(encoded).saltPrefix()).orElse("");
    }
}
