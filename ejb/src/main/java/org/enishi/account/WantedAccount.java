package org.enishi.account;

import java.util.Optional;

/**
 * An account that somebody would like.
 *
 * @param kind {@code user} or {@code guest}
 * @param username localpart; empty: any
 * @param guestAccessToken of the guest who wants to become a user
 */
public record WantedAccount(
        String kind, Optional<String> username, Optional<String> password, Optional<String> guestAccessToken) {
    @Override
    public String toString() {
        return "WantedAccount[" + username.orElse("any") + "]";
    }
}
