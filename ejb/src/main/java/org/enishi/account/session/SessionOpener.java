package org.enishi.account.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.security.token.DeviceEnding;
import org.enishi.security.token.IssuedTokens;
import org.enishi.security.token.TokenIssuer;
import org.enishi.store.account.Account;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;

/** Gives an account a device and its tokens. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class SessionOpener {
    @Inject
    DeviceStore devices;

    @Inject
    DeviceEnding ending;

    @Inject
    TokenIssuer issuer;

    @Inject
    DeviceNames names;

    @Inject
    Clock clock;

    /** @param account locked, or new: two logins with one device id are one after the other */
    public OpenedSession open(Account account, WantedDevice wanted) {
        Device device = device(account, wanted);
        return opened(device, issuer.issue(device, wanted.refreshable()));
    }

    static OpenedSession opened(Device device, IssuedTokens tokens) {
        return new OpenedSession(
                device.account().user(),
                Optional.of(device.deviceId()),
                Optional.of(tokens.access()),
                tokens.refresh(),
                tokens.lifetime().map(Duration::toMillis));
    }

    private Device device(Account account, WantedDevice wanted) {
        Optional<Device> known = wanted.id().flatMap(id -> devices.findLocked(account.nid(), id));
        known.ifPresent(ending::endTokens);
        return known.orElseGet(() -> add(account, wanted));
    }

    private Device add(Account account, WantedDevice wanted) {
        String name = wanted.displayName().map(SessionOpener::checked).orElse(null);
        DeviceId id =
                wanted.id().map(each -> names.requireFree(account.user(), each)).orElseGet(names::any);
        Device device = new Device(account, id, name, clock.instant());
        devices.add(device);
        return device;
    }

    private static String checked(String name) {
        if (!Device.isName(name)) {
            throw new MatrixException(ErrorCode.M_INVALID_PARAM, "The device's name is too long or has a NUL");
        }
        return name;
    }
}
