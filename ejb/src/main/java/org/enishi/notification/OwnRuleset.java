package org.enishi.notification;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.rules.push.Ruleset;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/** Reads somebody's push rules in a short transaction. */
@Stateless
public class OwnRuleset {
    @Inject
    AccountDataStore store;

    /** @param usual whether they are the ones that everybody has */
    public record Rules(Ruleset rules, boolean usual) {}

    public Rules of(Caller caller) {
        Optional<AccountDatum> difference =
                store.find(new AccountDataKey(caller.account(), Optional.empty(), "m.push_rules"));
        return new Rules(
                Ruleset.of(
                        caller.user(),
                        difference
                                .map(AccountDatum::content)
                                .map(Json::readStored)
                                .orElse(JsonValue.EMPTY_JSON_OBJECT)),
                difference.isEmpty());
    }
}
