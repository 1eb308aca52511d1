package org.enishi.account;

import java.util.Optional;

/** @param username localpart; empty: any */
public record WantedAccount(Optional<String> username, Optional<String> password) {
    @Override
    public String toString() {
        return "WantedAccount[" + username.orElse("any") + "]";
    }
}
