package org.enishi.accountdata;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.RoomId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.json.Json;
import org.enishi.rules.push.Ruleset;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/**
 * Account data of one's own. Each change takes a journal position, so all devices get it once.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#client-config">Matrix v1.19, "Client Config"</a>
 */
@Stateless
public class AccountDataService {
    private static final String PUSH_RULES = "m.push_rules";
    private static final Set<String> SERVER_MANAGED = Set.of("m.fully_read", PUSH_RULES);

    @Inject
    AccountDataStore store;

    @Inject
    Journal journal;

    /**
     * @param room empty for global account data
     * @return a JSON object
     * @throws MatrixException {@code M_NOT_FOUND} if it was never set
     */
    public byte[] get(Caller owner, Optional<RoomId> room, EventType type) {
        long account = owner.account();
        if (room.isEmpty() && type.value().equals(PUSH_RULES)) return pushRules(owner);
        return store.find(new AccountDataKey(account, room, type.value()))
                .map(AccountDatum::content)
                .orElseThrow(() -> MatrixException.notFound("No account data of this type"));
    }

    /** Everybody has some; stored is how they differ from the usual ones. */
    private byte[] pushRules(Caller owner) {
        JsonObject difference = store.find(new AccountDataKey(owner.account(), Optional.empty(), PUSH_RULES))
                .map(AccountDatum::content)
                .map(Json::readStored)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return Json.bytes(Ruleset.of(owner.user(), difference).event());
    }

    /**
     * @param room empty for global account data
     * @throws MatrixException 405 {@code M_BAD_JSON} for types that the server manages
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void put(long account, Optional<RoomId> room, EventType type, JsonObject content) {
        if (SERVER_MANAGED.contains(type.value()))
            throw new MatrixException(ErrorCode.M_BAD_JSON, 405, "Cannot set " + type + " through this API");
        byte[] bytes = Json.bytes(content);
        journal.write(pen -> {
            long position = pen.note(JournalKind.ACCOUNT_DATA, null, account).value();
            store.put(new AccountDataKey(account, room, type.value()), bytes, position);
            return position;
        });
    }
}
