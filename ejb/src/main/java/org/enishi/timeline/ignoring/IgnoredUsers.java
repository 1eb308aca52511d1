package org.enishi.timeline.ignoring;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.running.JournalFollower;
import org.enishi.json.Json;
import org.enishi.store.JournalStores;
import org.enishi.store.cache.Caches;

/**
 * Whom users do not want to hear. From memory while nothing of their account data changes; needs no transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a>
 */
@ApplicationScoped
public class IgnoredUsers {
    private final Cache<Long, Set<UserId>> known = Caches.builder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    @Inject
    JournalFollower journal;

    @Inject
    JournalStores stores;

    @PostConstruct
    void start() {
        journal.begin(this::forget);
    }

    /** By this user; of somebody without an account here nothing is known. */
    public Set<UserId> by(UserId reader) {
        Long account = stores.accounts().of(List.of(reader)).get(reader);
        if (account == null) return Set.of();
        journal.catchUp();
        return known.get(account, this::read);
    }

    private void forget(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            Long account = entry.account();
            if (entry.kind() == JournalKind.ACCOUNT_DATA && account != null) known.invalidate(account);
        }
    }

    private Set<UserId> read(long account) {
        Optional<byte[]> list = stores.sql()
                .first(
                        "select content from account_data where account_nid = ? and room_id = \'\' and type = ?",
                        of -> of.number(account).text("m.ignored_user_list"),
                        row -> row.getBytes(1));
        return list.map(Json::readStored).map(IgnoredUsers::users).orElse(Set.of());
    }

    private static Set<UserId> users(JsonObject content) {
        if (!(content.get("ignored_users") instanceof JsonObject users)) return Set.of();
        return users.keySet().stream()
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
