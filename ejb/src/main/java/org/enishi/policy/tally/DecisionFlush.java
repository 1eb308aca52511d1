package org.enishi.policy.tally;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.policy.decision.Counted;
import org.enishi.store.policy.decision.DecisionKey;

/** Writes down once a minute what was decided, and when the server ends. */
@ApplicationScoped
public class DecisionFlush implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(DecisionFlush.class.getName());
    private static final int AFTER_THE_LISTS = 360;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int ROUNDS_BETWEEN_PRUNINGS = 60;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    DecisionTally tally;

    @Inject
    DecisionWriter writer;

    @Inject
    Clock clock;

    private final Repeating flushing = new Repeating("Old decisions are not forgotten", this::round);
    private int rounds;

    @Override
    public int order() {
        return AFTER_THE_LISTS;
    }

    @Override
    public void run(Summary summary) {
        flushing.begin(timer, EVERY, EVERY);
    }

    @Override
    public void run() {
        flushing.end();
        write();
    }

    private void round() {
        write();
        if (rounds++ % ROUNDS_BETWEEN_PRUNINGS == 0) writer.prune(clock.millis());
    }

    /** What cannot be written is kept for the next time: deciding goes on without. */
    public synchronized void write() {
        Map<DecisionKey, Counted> counts = tally.drain();
        if (counts.isEmpty()) return;
        try {
            writer.write(counts, clock.millis());
        } catch (RuntimeException failed) {
            tally.putBack(counts);
            LOG.log(Level.WARNING, "Decisions are not written down: {0}", failed.getMessage());
        }
    }
}
