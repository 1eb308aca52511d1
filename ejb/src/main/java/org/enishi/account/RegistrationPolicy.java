package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;

/** Who may register at all. */
@ApplicationScoped
class RegistrationPolicy {
    @Inject
    Configuration configuration;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /** @throws MatrixException {@code M_FORBIDDEN} */
    void requireOpen() {
        if (!configuration.registrationOpen()) throw MatrixException.forbidden("Registration is closed on this server");
    }

    /**
     * Counts the attempt.
     *
     * @param kind {@code user} or {@code guest}
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_GUEST_ACCESS_FORBIDDEN}, {@code M_LIMIT_EXCEEDED}
     */
    void requireOpenFor(String kind) {
        requireOpen();
        if (kind.equals("guest")) {
            throw new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "This server has no guests");
        }
        if (!kind.equals("user")) throw MatrixException.invalidParam("The kind of an account is user or guest");
        limits.take("registration", requester.address());
    }
}
