package org.enishi.account;

import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/** @param password encoded; absent: nobody logs in with a password */
record NewAccount(UserId user, @Nullable String password, boolean admin) {
    @Override
    public String toString() {
        return "NewAccount[" + user + "]";
    }
}
