package org.enishi.sync.data;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.rules.push.Ruleset;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/** Reads account data in a short transaction of its own. */
@Stateless
public class AccountDataReader {
    private static final String PUSH_RULES = "m.push_rules";

    @Inject
    AccountDataStore store;

    public List<AccountDatum> changed(long account, long after, long upTo) {
        return store.changed(account, after, upTo);
    }

    /** Global, and of all rooms. */
    public List<AccountDatum> ofType(long account, String type) {
        return store.ofType(account, type);
    }

    public List<AccountDatum> ofRooms(long account, Collection<RoomId> rooms) {
        return rooms.isEmpty() ? List.of() : store.ofRooms(account, rooms);
    }

    /** As clients get it, as JSON; not for push rules. */
    public static byte[] render(AccountDatum datum) {
        return render(datum.type(), datum.content());
    }

    /**
     * What belongs to no room, rendered, by type. Everybody has push rules, though stored is only how they differ.
     *
     * @param whole whether the device knows nothing yet
     */
    public static Map<String, byte[]> global(List<AccountDatum> data, UserId owner, boolean whole) {
        Map<String, byte[]> rendered = new LinkedHashMap<>();
        for (AccountDatum datum : data) {
            if (datum.room().isPresent()) continue;
            boolean rules = datum.type().equals(PUSH_RULES);
            rendered.put(datum.type(), rules ? rules(owner, Json.readStored(datum.content())) : render(datum));
        }
        if (whole) rendered.computeIfAbsent(PUSH_RULES, none -> rules(owner, JsonValue.EMPTY_JSON_OBJECT));
        return rendered;
    }

    private static byte[] rules(UserId owner, JsonObject difference) {
        return render(PUSH_RULES, Json.bytes(Ruleset.of(owner, difference).event()));
    }

    private static byte[] render(String type, byte[] content) {
        return new JsonOut()
                .open()
                .key("type")
                .text(type)
                .key("content")
                .raw(content)
                .close()
                .bytes();
    }
}
