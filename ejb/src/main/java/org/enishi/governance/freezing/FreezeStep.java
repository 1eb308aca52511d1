package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.enishi.governance.Upkeep;
import org.enishi.policy.frozen.FrozenRooms;

/** Looks after frozen rooms when agreements change, and every few seconds: somebody may have been removed. */
@ApplicationScoped
public class FreezeStep extends Upkeep {
    private static final int AFTER_THE_JOURNAL = 421;
    private static final Duration EVERY = Duration.ofSeconds(10);

    @Inject
    FreezeReview review;

    @Inject
    FrozenRooms frozen;

    FreezeStep() {
        super("Frozen rooms were not looked at", EVERY);
    }

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    protected void look() {
        review.review(frozen);
    }
}
