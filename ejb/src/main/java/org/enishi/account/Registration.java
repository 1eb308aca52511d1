package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Stage;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;
import org.enishi.security.password.Passwords;

/**
 * New accounts by their future owners.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3register">Matrix v1.19, "POST
 *     /register"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Registration {
    @Inject
    Configuration configuration;

    @Inject
    UserNames names;

    @Inject
    InteractiveAuthentication interactive;

    @Inject
    Passwords passwords;

    @Inject
    Accounts accounts;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /**
     * @param device empty: the client does not want to be logged in
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_USER_IN_USE}, {@code M_INVALID_USERNAME},
     *     {@code M_WEAK_PASSWORD}, and 401 until the flow is done
     */
    public OpenedSession register(Asked asked, WantedAccount wanted, Optional<WantedDevice> device) {
        requireOpen();
        requireUser(wanted.kind());
        limits.take("registration", requester.address());
        UserId user = wanted.username().map(names::requireFree).orElseGet(names::any);
        wanted.password().ifPresent(passwords::requireStrength);
        interactive.require(asked, Stage.DUMMY);
        String password = wanted.password().orElseThrow(Registration::passwordMissing);
        return accounts.add(new NewAccount(user, passwords.hash(password), false), device);
    }

    private static void requireUser(String kind) {
        if (kind.equals("user")) return;
        if (kind.equals("guest")) {
            throw new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "This server has no guests");
        }
        throw MatrixException.invalidParam("The kind of an account is user or guest");
    }

    /** @throws MatrixException {@code M_USER_IN_USE}, {@code M_INVALID_USERNAME} if it is not available */
    public void requireAvailable(String username) {
        requireOpen();
        names.requireFree(username);
    }

    private void requireOpen() {
        if (!configuration.registrationOpen()) throw MatrixException.forbidden("Registration is closed on this server");
    }

    private static MatrixException passwordMissing() {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key 'password'");
    }
}
