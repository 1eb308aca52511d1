package org.enishi.accountdata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.json.Json;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/**
 * A user's tags of rooms: account data of the type {@code m.tag}, changed one tag at a time.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-tagging">Matrix v1.19, "Room Tagging"</a>
 */
@Stateless
public class TagService {
    private static final String TYPE = "m.tag";
    private static final String TAGS = "tags";
    private static final int MOST_BYTES = 255;

    @Inject
    AccountDataStore store;

    @Inject
    Journal journal;

    /** By name; empty if there are none. */
    public JsonObject tags(long account, RoomId room) {
        return tags(key(account, room));
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} for a name that is too long, {@code M_BAD_JSON} for a wrong order */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void put(long account, RoomId room, String tag, JsonObject content) {
        if (tag.isEmpty() || tag.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
            throw MatrixException.invalidParam("a tag's name has 1 to 255 bytes");
        boolean ordered = content.containsKey("order");
        if (ordered && !(content.get("order") instanceof JsonNumber))
            throw MatrixException.badJson("order must be a number");
        change(key(account, room), tags -> tags.add(tag, content));
    }

    /** Does nothing if there is no such tag. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void remove(long account, RoomId room, String tag) {
        change(key(account, room), tags -> tags.remove(tag));
    }

    private void change(AccountDataKey key, UnaryOperator<JsonObjectBuilder> change) {
        journal.write(pen -> {
            JsonObject before = tags(key);
            JsonObject after = change.apply(Json.object(before)).build();
            if (after.equals(before)) return false;
            long position =
                    pen.note(JournalKind.ACCOUNT_DATA, null, key.account()).value();
            store.put(key, Json.bytes(Json.object().add(TAGS, after).build()), position);
            return true;
        });
    }

    private JsonObject tags(AccountDataKey key) {
        JsonValue found = store.find(key)
                .map(AccountDatum::content)
                .map(Json::readStored)
                .map(content -> content.get(TAGS))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return found instanceof JsonObject tags ? tags : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static AccountDataKey key(long account, RoomId room) {
        return new AccountDataKey(account, Optional.of(room), TYPE);
    }
}
