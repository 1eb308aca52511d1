package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.enishi.account.session.OpenedSession;
import org.enishi.account.session.SessionOpener;
import org.enishi.account.session.WantedDevice;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.security.AccountEnded;
import org.enishi.security.token.DeviceEnding;
import org.enishi.store.account.Account;
import org.enishi.store.account.AccountStore;

/** The short transactions of this feature: what takes long, hashing above all, is done before. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRED)
public class Accounts {
    @Inject
    AccountStore accounts;

    @Inject
    SessionOpener opener;

    @Inject
    DeviceEnding ending;

    @Inject
    Clock clock;

    @Inject
    Event<AccountEnded> ended;

    public boolean exists(UserId user) {
        return accounts.find(user).isPresent();
    }

    public boolean isDeactivated(UserId user) {
        return accounts.find(user).filter(Account::isDeactivated).isPresent();
    }

    public boolean hasAdministrator() {
        return accounts.hasAdministrator();
    }

    /** @throws MatrixException {@code M_USER_IN_USE} */
    public OpenedSession add(NewAccount wanted, Optional<WantedDevice> device) {
        Account account = wanted.kind() == NewAccount.Kind.UPGRADED_GUEST ? upgraded(wanted) : added(wanted);
        return device.map(each -> opener.open(account, each)).orElseGet(() -> OpenedSession.none(wanted.user()));
    }

    private Account added(NewAccount wanted) {
        Account account = wanted.kind() == NewAccount.Kind.GUEST
                ? Account.guest(wanted.user(), clock.instant())
                : new Account(wanted.user(), wanted.password(), wanted.admin(), clock.instant());
        if (exists(wanted.user())) throw inUse();
        try {
            accounts.add(account);
        } catch (PersistenceException raceWasLost) {
            throw inUse();
        }
        return account;
    }

    private Account upgraded(NewAccount wanted) {
        Account account = accounts.findLocked(wanted.user())
                .filter(found -> found.isGuest() && !found.isDeactivated())
                .orElseThrow(Accounts::inUse);
        account.upgrade(Objects.requireNonNull(wanted.password()));
        return account;
    }

    /** @throws MatrixException {@code M_USER_DEACTIVATED} */
    public OpenedSession open(long nid, WantedDevice device) {
        Account account = accounts.findLocked(nid).orElseThrow();
        if (account.isDeactivated()) throw deactivated();
        return opener.open(account, device);
    }

    /** @param kept surrogate key of the only device that stays logged in; empty: all stay */
    public void changePassword(long account, String encoded, Optional<Long> kept) {
        accounts.findLocked(account).orElseThrow().changePassword(encoded);
        kept.ifPresent(device -> ending.removeOthers(account, device));
    }

    public void deactivate(long nid, boolean erase) {
        Account account = accounts.findLocked(nid).orElseThrow();
        account.deactivate(clock.instant());
        ending.removeAll(nid);
        ended.fire(new AccountEnded(account.user(), nid, erase));
    }

    static MatrixException deactivated() {
        return new MatrixException(ErrorCode.M_USER_DEACTIVATED, "This account has been deactivated");
    }

    static MatrixException inUse() {
        return new MatrixException(ErrorCode.M_USER_IN_USE, "The user name is taken");
    }
}
