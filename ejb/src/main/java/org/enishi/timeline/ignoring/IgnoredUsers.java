package org.enishi.timeline.ignoring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.json.Json;
import org.enishi.store.JournalStores;

/**
 * Whom users do not want to hear. From memory while nothing of their account data changes; needs no transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#ignoring-users">Matrix v1.19, "Ignoring Users"</a>
 */
@ApplicationScoped
public class IgnoredUsers {
    private static final int AT_ONCE = 500;

    private final Cache<Long, Set<UserId>> known = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();
    private volatile long position;

    @Inject
    JournalTail tail;

    @Inject
    JournalStores stores;

    @PostConstruct
    void start() {
        position = tail.latest().value();
    }

    /** By this user; of somebody without an account here nothing is known. */
    public Set<UserId> by(UserId reader) {
        Long account = stores.accounts().of(List.of(reader)).get(reader);
        if (account == null) return Set.of();
        if (tail.latest().value() > position) followChanges();
        return known.get(account, this::read);
    }

    private synchronized void followChanges() {
        List<JournalEntry> entries;
        do {
            entries = tail.after(new Position(position), AT_ONCE);
            for (JournalEntry entry : entries) {
                Long account = entry.account();
                if (entry.kind() == JournalKind.ACCOUNT_DATA && account != null) known.invalidate(account);
                position = entry.position().value();
            }
        } while (entries.size() == AT_ONCE);
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
