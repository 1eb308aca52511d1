package org.enishi.store.room;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.sql.Sql;

/** Surrogate keys of accounts, which never change: from memory if asked lately. */
public final class LocalAccounts {
    private static final int WEIGHT = 250;

    private final Sql sql;
    private final FreshCache<UserId, Long> known;

    public LocalAccounts(Sql sql, long maxBytes) {
        this.sql = sql;
        this.known = new FreshCache<>(maxBytes, (user, account) -> WEIGHT);
    }

    /** Of those of these users who have an account here. */
    public Map<UserId, Long> of(Collection<UserId> users) {
        return users.isEmpty() ? Map.of() : known.getAll(users, this::read);
    }

    private Map<UserId, Long> read(Set<UserId> users) {
        Map<UserId, Long> found = new HashMap<>();
        sql.list(
                        "select user_id, nid from account where user_id = any(?)",
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList()),
                        row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }
}
