package org.enishi.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Stage;
import org.enishi.security.Caller;
import org.enishi.security.password.Passwords;

/**
 * What users change in their own accounts, after they have proved again who they are.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#account-management">Matrix v1.19, "Account management"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountChange {
    @Inject
    InteractiveAuthentication interactive;

    @Inject
    Passwords passwords;

    @Inject
    Accounts accounts;

    /**
     * @param logoutDevices whether all other devices are logged out
     * @throws org.enishi.error.MatrixException {@code M_WEAK_PASSWORD}, and 401 until the flow is done
     */
    public void password(Asked asked, String newPassword, boolean logoutDevices) {
        passwords.requireStrength(newPassword);
        interactive.require(asked, Stage.PASSWORD);
        Caller caller = asked.caller().orElseThrow();
        Optional<Long> kept = logoutDevices ? Optional.of(caller.deviceNid()) : Optional.empty();
        accounts.changePassword(caller.account(), passwords.hash(newPassword), kept);
    }

    /** For good. Rooms are left by those who observe {@link org.enishi.security.AccountEnded}. */
    public void deactivate(Asked asked, boolean erase) {
        interactive.require(asked, Stage.PASSWORD);
        accounts.deactivate(asked.caller().orElseThrow().account(), erase);
    }
}
