package org.enishi.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** Goes on telling rooms of new names and pictures where the last run stopped. */
@ApplicationScoped
public class ProfileResumption implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 400;

    @Inject
    ProfileSpreader spreader;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        spreader.wake();
    }
}
