package org.enishi.media.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;

/** At each start: whether this node sees the files of the server. If it does not it starts all the same, and says so. */
@ApplicationScoped
public class PlaceCheck implements StartupStep {
    private static final Logger LOG = System.getLogger(PlaceCheck.class.getName());
    private static final int AFTER_THE_JOURNAL = 400;

    @Inject
    Belonging belonging;

    @Inject
    MediaDirectory directory;

    private volatile boolean seen = true;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        try {
            seen = belonging.settle();
            if (!seen) warn();
        } catch (UncheckedIOException e) {
            seen = false;
            LOG.log(Level.WARNING, "The directory of files cannot be used: {0}", e.getMessage());
        }
    }

    /** Whether this node saw the server's own files when it started. */
    public boolean isSeen() {
        return seen;
    }

    private void warn() {
        LOG.log(
                Level.WARNING,
                "The directory of files does not belong to this database: files that were uploaded at another node, or before"
                        + " the directory was changed, are missing here, and those uploaded here are missing there. All"
                        + " nodes need the same enishi.media.directory. If this one is right, write {0} into {1} and start"
                        + " again",
                belonging.identity(),
                directory.identity());
    }
}
