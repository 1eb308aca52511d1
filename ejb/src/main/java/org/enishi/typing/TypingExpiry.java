package org.enishi.typing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;

/** Nobody types for ever: looks every half second whose time is over. */
@ApplicationScoped
public class TypingExpiry implements StartupStep, StopStep {
    private static final int AFTER_THE_JOURNAL = 400;
    private static final Duration EVERY = Duration.ofMillis(500);

    @Resource
    ManagedScheduledExecutorService timer;

    @Inject
    TypingBoard board;

    private final Repeating looking = new Repeating("Who types no more is not known", () -> board.expire());

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        looking.begin(timer, EVERY, EVERY);
    }

    @Override
    public void run() {
        looking.end();
    }
}
