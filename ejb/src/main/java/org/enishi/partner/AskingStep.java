package org.enishi.partner;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.remote.http.Parallel;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;

/** Asks partners when their time has come: a few at once, each second, on one node each. */
@ApplicationScoped
public class AskingStep implements StartupStep, StopStep {
    private static final int AFTER_FEDERATION = 410;
    private static final int AT_ONCE = 16;
    private static final int ROUNDS_BETWEEN_PRUNINGS = 600;

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    TheirStatements theirs;

    @Inject
    Asker asker;

    @Inject
    Parallel parallel;

    private final Repeating asking = new Repeating("Partners are not asked what they allow", this::round);
    private int rounds;

    @Override
    public int order() {
        return AFTER_FEDERATION;
    }

    @Override
    public void run(Summary summary) {
        asking.begin(timer, Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Override
    public void run() {
        asking.end();
    }

    private void round() {
        parallel.each(theirs.claim(AT_ONCE), asker::ask);
        if (++rounds % ROUNDS_BETWEEN_PRUNINGS == 0) theirs.prune();
    }
}
