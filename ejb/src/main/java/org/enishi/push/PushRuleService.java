package org.enishi.push;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.json.Json;
import org.enishi.rules.push.PushRule;
import org.enishi.rules.push.Ruleset;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/**
 * Push rules of one's own. All devices hear of a change as account data of the type {@code m.push_rules}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#push-rules-api">Matrix v1.19, "Push Rules: API"</a>
 */
@Stateless
public class PushRuleService {
    private static final int MOST_BYTES = 64 * 1024;

    @Inject
    AccountDataStore store;

    @Inject
    Journal journal;

    /** What clients get as {@code global}. */
    public JsonObject all(Caller caller) {
        return rules(caller).json();
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public PushRule find(Caller caller, RuleName name) {
        return rules(caller).find(name.kind(), name.id()).orElseThrow(PushRuleService::unknown);
    }

    /** Where a new rule goes: before, or after, another of one's own; the most important one otherwise. */
    public record Place(Optional<String> before, Optional<String> after) {}

    /** @throws MatrixException {@code M_INVALID_PARAM}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON}, {@code M_UNKNOWN} */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void put(Caller caller, RuleName name, JsonObject body, Place place) {
        name.requireOwn();
        JsonObject rule = WantedRule.read(name, body);
        var spot = new Difference.Spot(place.before, place.after);
        change(caller, difference -> difference.put(name, rule, spot));
    }

    /** @throws MatrixException {@code M_NOT_FOUND}; {@code M_INVALID_PARAM} for one that everybody has */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void remove(Caller caller, RuleName name) {
        if (name.isDefault()) throw MatrixException.invalidParam("This rule can be disabled, but not removed");
        change(caller, difference -> difference.remove(name));
    }

    /** @throws MatrixException {@code M_NOT_FOUND}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON} */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void enable(Caller caller, RuleName name, boolean enabled) {
        set(caller, name, "enabled", enabled ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /** @throws MatrixException {@code M_NOT_FOUND}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON} */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void act(Caller caller, RuleName name, JsonObject body) {
        JsonArray actions = WantedRule.actions(body);
        set(caller, name, "actions", actions);
    }

    private void set(Caller caller, RuleName name, String key, JsonValue value) {
        change(caller, difference -> {
            Ruleset rules = Ruleset.of(caller.user(), difference.json());
            if (rules.find(name.kind(), name.id()).isEmpty()) throw unknown();
            return difference.change(name, key, value);
        });
    }

    private void change(Caller caller, UnaryOperator<Difference> change) {
        var key = key(caller);
        journal.write(pen -> {
            Difference before = stored(key);
            Difference after = change.apply(before);
            if (after.equals(before)) return false;
            byte[] bytes = Json.bytes(after.json());
            if (bytes.length > MOST_BYTES) throw new MatrixException(ErrorCode.M_TOO_LARGE, "Too many push rules");
            store.put(
                    key,
                    bytes,
                    pen.note(JournalKind.ACCOUNT_DATA, null, caller.account()).value());
            return true;
        });
    }

    private Ruleset rules(Caller caller) {
        return Ruleset.of(caller.user(), stored(key(caller)).json());
    }

    private Difference stored(AccountDataKey key) {
        return new Difference(
                store.find(key).map(AccountDatum::content).map(Json::readStored).orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    private static AccountDataKey key(Caller caller) {
        return new AccountDataKey(caller.account(), Optional.empty(), "m.push_rules");
    }

    private static MatrixException unknown() {
        return MatrixException.notFound("There is no such push rule");
    }
}
