package org.enishi.sync.unread;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.enishi.json.Json;
import org.enishi.rules.push.Ruleset;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.cache.Caches;

/** The push rules of users who have changed theirs. Remembered until account data of theirs changes. */
@ApplicationScoped
public class OwnRules {
    private record Known(long asOf, Optional<Ruleset> rules) {}

    private final Cache<Long, Known> known = Caches.builder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build();

    @Inject
    RuleReader reader;

    @Inject
    Weighing weighing;

    /** Empty for who has the usual ones. */
    Optional<Weighing.Of> of(Asking asking) {
        return rules(asking).map(rules -> weighing.by(rules, asking.caller().user()));
    }

    private Optional<Ruleset> rules(Asking asking) {
        long account = asking.caller().account();
        Known before = known.getIfPresent(account);
        if (before != null && !asking.follower().mayHaveData(before.asOf) && before.asOf <= asking.upTo())
            return before.rules;
        Optional<Ruleset> read = reader.find(account)
                .map(AccountDatum::content)
                .map(Json::readStored)
                .map(difference -> Ruleset.of(asking.caller().user(), difference));
        known.put(account, new Known(asking.upTo(), read));
        return read;
    }
}
