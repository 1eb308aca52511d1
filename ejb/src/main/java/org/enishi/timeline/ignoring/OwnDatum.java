package org.enishi.timeline.ignoring;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.running.JournalFollower;
import org.enishi.json.Json;
import org.enishi.store.JournalStores;
import org.enishi.store.cache.Caches;

/**
 * What users of ours say in one type of their global account data: from memory while nothing of their account data changes;
 * needs no transaction.
 *
 * @param <T> what it means
 */
@Dependent
class OwnDatum<T> {
    private final Cache<Long, T> known = Caches.builder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    @Inject
    JournalFollower journal;

    @Inject
    JournalStores stores;

    private String type = "";
    private Function<JsonObject, T> reader = content -> {
        throw new IllegalStateException("not begun");
    };

    /** Call it once. @param reader gets an empty object of who says nothing */
    void begin(String wanted, Function<JsonObject, T> meaning) {
        type = wanted;
        reader = meaning;
        journal.begin(this::forget);
    }

    /** Who has no account here says nothing. */
    T of(UserId user) {
        Long account = stores.accounts().of(List.of(user)).get(user);
        if (account == null) return reader.apply(JsonValue.EMPTY_JSON_OBJECT);
        journal.catchUp();
        return known.get(account, this::read);
    }

    private void forget(List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            Long account = entry.account();
            if (entry.kind() == JournalKind.ACCOUNT_DATA && account != null) known.invalidate(account);
        }
    }

    private T read(long account) {
        return reader.apply(stores.sql()
                .first(
                        "select content from account_data where account_nid = ? and room_id = '' and type = ?",
                        of -> of.number(account).text(type),
                        row -> row.getBytes(1))
                .map(Json::readStored)
                .orElse(JsonValue.EMPTY_JSON_OBJECT));
    }
}
