package org.enishi.security.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.policy.RateLimits;

/** How often one may try to log in, wherever one does. */
@ApplicationScoped
public class LoginAttempts {
    private static final String LIMIT = "login";

    /** People share an address. */
    private static final int ACCOUNTS_OF_AN_ADDRESS = 10;

    @Inject
    Credentials credentials;

    @Inject
    RateLimits limits;

    /**
     * Counts for the account that is meant, however its name is written, and for the address, whatever the accounts.
     *
     * @param name as {@link Credentials#check} takes it
     * @throws MatrixException {@code M_LIMIT_EXCEEDED}
     */
    public void count(String address, String name) {
        String meant = credentials.userId(name).map(UserId::value).orElse("nobody");
        limits.take(LIMIT, address + " " + meant);
        limits.take(LIMIT, address, ACCOUNTS_OF_AN_ADDRESS);
    }

    /** Counts an attempt with a token. @throws MatrixException {@code M_LIMIT_EXCEEDED} */
    public void countToken(String address) {
        limits.take(LIMIT, address + " token");
    }
}
