package org.enishi.store.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Remembers OpenID tokens until they expire. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OpenIdTokenStore {
    @Inject
    JournalStores stores;

    /** @param expires milliseconds since 1970 */
    public void add(byte[] hash, UserId user, long expires) {
        stores.sql()
                .update(
                        "insert into openid_token (hash, user_id, expires_at) values (?, ?, ?)",
                        row -> row.bytes(hash).text(user.value()).number(expires));
    }

    /** Whose it is, if it has not expired. */
    public Optional<UserId> find(byte[] hash, long now) {
        return stores.sql()
                .first(
                        "select user_id from openid_token where hash = ? and expires_at > ?",
                        of -> of.bytes(hash).number(now),
                        row -> new UserId(row.getString(1)));
    }

    public void removeOf(UserId user) {
        stores.sql().update("delete from openid_token where user_id = ?", gone -> gone.text(user.value()));
    }

    public void removeExpired(long now) {
        stores.sql().update("delete from openid_token where expires_at <= ?", gone -> gone.number(now));
    }
}
