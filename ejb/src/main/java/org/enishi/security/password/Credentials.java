package org.enishi.security.password;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.UserId;
import org.enishi.store.cache.Caches;
import org.jspecify.annotations.Nullable;

/** Names and passwords against accounts. Call it without a transaction. */
@ApplicationScoped
public class Credentials {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    @Inject
    AccountReader accounts;

    @Inject
    Passwords passwords;

    @Inject
    Configuration configuration;

    private final Cache<Long, CheckedAccount> recent =
            Caches.builder().maximumSize(MOST).expireAfterWrite(FRESH).build();

    /**
     * The account, if the password is right and the account in use.
     *
     * @param name localpart or full user id, in any case
     */
    public Optional<CheckedAccount> check(String name, String password) {
        var found = userId(name).flatMap(accounts::find);
        boolean right = passwords.matches(password, found.flatMap(ReadAccount::password));
        return found.filter(account -> right && !account.deactivated()).map(ReadAccount::checked);
    }

    /** As {@link #check(String, String)}, for an account known by other means. */
    public boolean isPassword(long account, String password) {
        return passwords.matches(password, accounts.find(account).flatMap(ReadAccount::password));
    }

    /** The account as it is now, or was some seconds ago, unless it is no longer in use. */
    public Optional<CheckedAccount> current(long account) {
        return Optional.ofNullable(recent.get(account, this::read));
    }

    /** What a person types as name, as the user id that it means here: local names have no upper case. */
    public Optional<UserId> userId(String name) {
        try {
            String folded = name.strip().toLowerCase(Locale.ROOT);
            var server = configuration.serverName();
            var user = folded.startsWith("@") ? new UserId(folded) : UserId.of(folded, server);
            return Optional.of(user)
                    .filter(id -> id.server().folded().equals(server.folded()))
                    .map(id -> UserId.of(id.localpart(), server));
        } catch (InvalidIdentifier e) {
            return Optional.empty();
        }
    }

    private @Nullable CheckedAccount read(Long account) {
        return accounts.find(account)
                .filter(found -> !found.deactivated())
                .map(ReadAccount::checked)
                .orElse(null);
    }
}
