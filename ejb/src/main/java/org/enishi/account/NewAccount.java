package org.enishi.account;

import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/** @param password encoded; absent: nobody logs in with a password */
record NewAccount(UserId user, @Nullable String password, boolean admin, Kind kind) {
    /** How it comes to be. */
    enum Kind {
        USER,
        GUEST,
        /** The account is there, as a guest's. */
        UPGRADED_GUEST
    }

    NewAccount(UserId user, @Nullable String password, boolean admin) {
        this(user, password, admin, Kind.USER);
    }

    @Override
    public String toString() {
        return "NewAccount[" + user + "]";
    }
}
