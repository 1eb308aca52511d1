package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.WantedDevice;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Proof;
import org.enishi.interactive.Stage;
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
    private static final String USER_NAME = "username";

    @Inject
    RegistrationPolicy policy;

    @Inject
    UserNames names;

    @Inject
    InteractiveAuthentication interactive;

    @Inject
    Passwords passwords;

    @Inject
    Admissions admissions;

    /**
     * @param device empty: the client does not want to be logged in
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_USER_IN_USE}, {@code M_INVALID_USERNAME},
     *     {@code M_WEAK_PASSWORD}, and 401 until the flow is done
     */
    public OpenedSession register(Asked asked, WantedAccount wanted, Optional<WantedDevice> device) {
        policy.requireOpenFor(wanted.kind());
        count(asked);
        UserId user = names.of(wanted);
        wanted.password().ifPresent(passwords::requireStrength);
        Proof proof = interactive.require(asked, policy.flows());
        String password = wanted.password().orElseThrow(Registration::passwordMissing);
        var account = new NewAccount(user, passwords.hash(password), false, kind(wanted));
        OpenedSession opened = admissions.add(account, admission(proof), device);
        interactive.settle(proof);
        return opened;
    }

    /**
     * An account that can do little, at once.
     *
     * @throws MatrixException {@code M_GUEST_ACCESS_FORBIDDEN}
     */
    public OpenedSession registerGuest(Optional<String> deviceName) {
        policy.requireGuests();
        policy.countAttempt();
        var account = new NewAccount(names.any(), null, false, NewAccount.Kind.GUEST);
        boolean refreshable = false;
        var device = new WantedDevice(Optional.empty(), deviceName, refreshable);
        return admissions.add(account, new Admission(Optional.empty(), Optional.empty()), Optional.of(device));
    }

    /** @throws MatrixException {@code M_USER_IN_USE}, {@code M_INVALID_USERNAME} if it is not available */
    public void requireAvailable(String username) {
        policy.requireOpen();
        policy.countQuestion("user name");
        names.requireFree(username);
    }

    /** Whether one could register with that token now. @throws MatrixException {@code M_FORBIDDEN} where nobody can */
    public boolean isTokenGood(String token) {
        policy.requireOpen();
        policy.countQuestion("registration token");
        return admissions.isGood(token);
    }

    /** Who names no session that is open begins, and who asks for another name in one asks whether it is taken. */
    private void count(Asked asked) {
        Optional<JsonObject> before = interactive.before(asked);
        if (before.isEmpty()) policy.countAttempt();
        else if (!Objects.equals(before.get().get(USER_NAME), asked.parameters().get(USER_NAME)))
            policy.countQuestion("user name");
    }

    private static NewAccount.Kind kind(WantedAccount wanted) {
        return wanted.guestAccessToken().isPresent() ? NewAccount.Kind.UPGRADED_GUEST : NewAccount.Kind.USER;
    }

    private Admission admission(Proof proof) {
        boolean accepted = proof.has(Stage.TERMS);
        return new Admission(
                proof.registrationToken(), accepted ? Optional.of(policy.termsVersion()) : Optional.empty());
    }

    private static MatrixException passwordMissing() {
        return new MatrixException(ErrorCode.M_MISSING_PARAM, "Missing key 'password'");
    }
}
