package org.enishi.governance;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.policy.list.AllowListChanged;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;

/** What is looked after when agreements change, and from time to time: never twice at once. */
public abstract class Upkeep implements StartupStep, StopStep {
    @Resource
    ManagedScheduledExecutorService executor;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Duration pause;
    private final Repeating looks;

    /** @param complaint what is said when a look fails; the next one comes */
    protected Upkeep(String complaint, Duration pause) {
        this.pause = pause;
        looks = new Repeating(complaint, this::begin);
    }

    protected abstract void look();

    private void begin() {
        asked.set(false);
        look();
    }

    @Override
    public void run(Summary summary) {
        looks.begin(executor, Duration.ZERO, pause);
    }

    @Override
    public void run() {
        looks.end();
    }

    protected void onList(@Observes AllowListChanged changed) {
        if (looks.isOn() && asked.compareAndSet(false, true)) executor.execute(looks::turn);
    }
}
