package org.enishi.policy.tally;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.enishi.store.policy.decision.Counted;
import org.enishi.store.policy.decision.DecisionKey;

/** What was decided since the last writing, by kind. Bounded: what is too much is counted together. */
@ApplicationScoped
public class DecisionTally {
    private static final Logger LOG = System.getLogger(DecisionTally.class.getName());
    private static final int MOST_KINDS = 2_000;

    private final ConcurrentMap<DecisionKey, Counted> allowed = new ConcurrentHashMap<>();
    private final ConcurrentMap<DecisionKey, Counted> refused = new ConcurrentHashMap<>();

    /** Logs the first refusal of a kind since the last writing, so that a peer that goes on trying fills no log. */
    public void count(DecisionKey key, long now) {
        ConcurrentMap<DecisionKey, Counted> counts = of(key);
        boolean tooMany = counts.size() >= MOST_KINDS && !counts.containsKey(key);
        DecisionKey kept = tooMany ? key.amongOthers() : key;
        Counted counted = counts.merge(kept, Counted.once(now), Counted::plus);
        if (!key.allowed() && counted.number() == 1) log(key);
    }

    private static void log(DecisionKey key) {
        String direction = key.way().inbound() ? "INBOUND" : "OUTBOUND";
        String room = switch (key.host()) {
            case NONE -> "no room in question";
            case OURS -> "a room made here";
            case THEIRS -> "a room made there";
            case OTHER -> "a room made at a third";
        };
        LOG.log(
                Level.INFO,
                "Refused {0} {1}, {2}, {3}: {4}",
                direction,
                key.way().action(),
                key.domain(),
                key.room().isEmpty() ? room : room + ", " + key.room(),
                key.way().rule());
    }

    /** Takes out what there is; each count is taken once. */
    Map<DecisionKey, Counted> drain() {
        Map<DecisionKey, Counted> drained = new HashMap<>();
        drain(allowed, drained);
        drain(refused, drained);
        return drained;
    }

    private static void drain(ConcurrentMap<DecisionKey, Counted> counts, Map<DecisionKey, Counted> drained) {
        for (DecisionKey key : counts.keySet()) {
            Counted counted = counts.remove(key);
            if (counted != null) drained.merge(key, counted, Counted::plus);
        }
    }

    /** What could not be written waits for the next time. */
    void putBack(Map<DecisionKey, Counted> drained) {
        drained.forEach((key, counted) -> of(key).merge(key, counted, Counted::plus));
    }

    private ConcurrentMap<DecisionKey, Counted> of(DecisionKey key) {
        return key.allowed() ? allowed : refused;
    }
}
