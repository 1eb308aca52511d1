package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.governance.Upkeep;
import org.enishi.policy.frozen.FrozenRooms;

/** Looks after frozen rooms when agreements change, and every few seconds: somebody may have been removed. */
@ApplicationScoped
public class FreezeStep extends Upkeep {
    private static final int AFTER_THE_JOURNAL = 421;
    private static final int EVERY_SECONDS = 10;

    @Inject
    FreezeReview review;

    @Inject
    FrozenRooms frozen;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    protected int everySeconds() {
        return EVERY_SECONDS;
    }

    @Override
    protected void look() {
        review.review(frozen);
    }

    @Override
    protected String complaint() {
        return "Frozen rooms were not looked at";
    }
}
