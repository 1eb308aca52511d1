package org.enishi.administration.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.configuration.Configuration;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;
import org.enishi.policy.PolicyVerdict;
import org.enishi.policy.tally.DecisionFlush;
import org.enishi.security.Role;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.enishi.store.policy.decision.DecisionCount;
import org.enishi.store.policy.decision.DecisionKey;
import org.enishi.store.policy.decision.DecisionStore;
import org.jspecify.annotations.Nullable;

/** Plays the last days' decisions again, by a changed agreement that nobody has saved yet. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Rehearse {
    private static final Duration DAYS = Duration.ofDays(7);
    private static final int MOST_ROWS = 20_000;

    /** Some server that is neither ours nor the partner's. */
    private static final ServerName A_THIRD = new ServerName("third.invalid");

    @Inject
    DecisionStore store;

    @Inject
    DecisionFlush flush;

    @Inject
    FederationPolicy policy;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /** One decision and how often it was made. */
    private record Played(Matter matter, DecisionKey key, long number) {}

    /** @param terms none: if there was no agreement with the domain */
    public Rehearsal under(DomainPattern domain, @Nullable Terms terms) {
        flush.write();
        Instant since = clock.instant().minus(DAYS);
        List<DecisionCount> rows = store.of(domain, since.toEpochMilli(), MOST_ROWS);
        List<Played> played = rows.stream().flatMap(row -> played(row).stream()).toList();
        long considered = played.stream().mapToLong(Played::number).sum();
        return new Rehearsal(
                since, considered, rows.size() < MOST_ROWS, differing(played, policy.supposing(domain, terms)));
    }

    private List<Rehearsal.Difference> differing(List<Played> played, Function<Matter, PolicyVerdict> supposed) {
        Map<Rehearsal.Difference, Long> numbers = new HashMap<>();
        for (Played each : played) {
            PolicyVerdict now = policy.ask(each.matter);
            PolicyVerdict then = supposed.apply(each.matter);
            if (now.allowed() == then.allowed()) continue;
            var way = new DecisionKey.Way(
                    each.key.way().inbound(),
                    each.key.way().action(),
                    now.rule().name());
            var key = new DecisionKey(way, each.key.domain(), each.key.host(), each.key.room(), now.allowed());
            var kind =
                    new Rehearsal.Difference(key, now.rule().name(), then.rule().name(), then.allowed(), 0);
            numbers.merge(kind, each.number, Long::sum);
        }
        return numbers.entrySet().stream()
                .map(each -> counted(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Rehearsal.Difference::number).reversed())
                .toList();
    }

    private static Rehearsal.Difference counted(Rehearsal.Difference kind, long number) {
        return new Rehearsal.Difference(kind.what(), kind.now(), kind.then(), kind.allowed(), number);
    }

    /** An action that an older release knew is left out. */
    private Optional<Played> played(DecisionCount row) {
        DecisionKey key = row.key();
        return Action.find(key.way().action()).map(action -> {
            Direction direction = key.way().inbound() ? Direction.INBOUND : Direction.OUTBOUND;
            var domain = new ServerName(key.domain());
            RoomId room = key.room().isEmpty() ? null : new RoomId(key.room());
            var matter = new Matter(direction, domain, host(key, domain), action);
            return new Played(matter.in(room), key, row.counted().number());
        });
    }

    private @Nullable ServerName host(DecisionKey key, ServerName domain) {
        return switch (key.host()) {
            case NONE -> null;
            case OURS -> configuration.serverName();
            case THEIRS -> domain;
            case OTHER -> A_THIRD;
        };
    }
}
