package org.enishi.security.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.security.Caller;
import org.enishi.store.account.Account;
import org.enishi.store.device.AccessToken;
import org.enishi.store.device.Device;
import org.enishi.store.device.TokenStore;

/** Reads a session in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SessionReader {
    @Inject
    TokenStore tokens;

    /** The first use of a refreshed token shows that it arrived, so the pair it replaces ends here. */
    public Optional<Session> read(TokenHash hash) {
        var found = tokens.findAccess(hash.bytes());
        found.flatMap(AccessToken::refresh).flatMap(tokens::findRefresh).ifPresent(tokens::retireReplaced);
        return found.map(token -> new Session(caller(token.device()), token.expiresAt()));
    }

    private static Caller caller(Device device) {
        Account account = device.account();
        return new Caller(
                account.user(), account.nid(), device.deviceId(), device.nid(), account.isAdmin(), account.isGuest());
    }
}
