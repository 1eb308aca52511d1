package org.enishi.administration.ending;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.governance.Ending;
import org.enishi.store.governance.EndingStore;

/** Goes on with what is being ended, from where it stands: every two seconds, and at once when something begins. */
@ApplicationScoped
public class EndingRun implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(EndingRun.class.getName());
    private static final int AFTER_DELIVERY = 430;
    private static final Duration EVERY = Duration.ofSeconds(2);

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    EndingStore endings;

    @Inject
    EndingSteps steps;

    private final Repeating going = new Repeating("Agreements are not ended", this::goOn);

    @Override
    public int order() {
        return AFTER_DELIVERY;
    }

    @Override
    public void run(Summary summary) {
        going.begin(executor, EVERY, EVERY);
    }

    @Override
    public void run() {
        going.end();
    }

    void soon() {
        executor.execute(going::turn);
    }

    private void goOn() {
        for (Ending ending : endings.running()) goOn(ending);
    }

    private void goOn(Ending ending) {
        try {
            while (going.isOn() && steps.step(ending.domain())) LOG.log(Level.DEBUG, "{0} goes on", ending.domain());
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "The agreement with " + ending.domain() + " is not ended yet", failure);
        }
    }
}
