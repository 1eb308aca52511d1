package org.enishi.media.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** At each start, what a crash left half-received goes. */
@ApplicationScoped
class IncomingSweep implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 400;

    @Inject
    MediaDirectory directory;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        directory.sweep();
    }
}
