package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.WantedDevice;
import org.enishi.error.MatrixException;
import org.enishi.security.token.RolesChanged;
import org.enishi.store.account.AccountStore;
import org.enishi.store.account.RegistrationToken;
import org.enishi.store.account.RegistrationTokenStore;

/** New accounts together with what let their users in: both or neither. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Admissions {
    @Inject
    Accounts accounts;

    @Inject
    AccountStore store;

    @Inject
    RegistrationTokenStore tokens;

    @Inject
    Clock clock;

    @Inject
    Event<RolesChanged> rolesChanged;

    /** @throws MatrixException {@code M_USER_IN_USE}; {@code M_FORBIDDEN} for a token that has had its last use */
    OpenedSession add(NewAccount wanted, Admission admission, Optional<WantedDevice> device) {
        admission.registrationToken().ifPresent(this::use);
        OpenedSession opened = accounts.add(wanted, device);
        store.find(wanted.user()).ifPresent(account -> {
            admission.termsVersion().ifPresent(account::acceptTerms);
            if (wanted.kind() == NewAccount.Kind.UPGRADED_GUEST) rolesChanged.fire(new RolesChanged(account.nid()));
        });
        return opened;
    }

    /** Whether somebody could register with it now. */
    public boolean isGood(String token) {
        Instant now = clock.instant();
        return tokens.find(token)
                .filter(found -> found.isGood(tokens.pending(token, now), now))
                .isPresent();
    }

    private void use(String token) {
        long ownUseIsReserved = 0;
        RegistrationToken good = tokens.findLocked(token)
                .filter(found -> found.isGood(ownUseIsReserved, clock.instant()))
                .orElseThrow(() -> MatrixException.forbidden("The registration token is no longer valid"));
        good.used();
    }
}
