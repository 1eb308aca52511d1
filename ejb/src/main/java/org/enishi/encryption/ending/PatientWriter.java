package org.enishi.encryption.ending;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.enishi.error.MatrixException;
import org.enishi.journal.Journal;
import org.enishi.journal.Pen;
import org.enishi.remote.GrowingPause;
import org.enishi.store.sql.StorageFailure;

/** Writes in the background. Where the server is too busy to write, or has no database, it is tried again, ever more rarely. */
@ApplicationScoped
class PatientWriter {
    private static final Logger LOG = System.getLogger(PatientWriter.class.getName());
    private static final int MOST_TRIES = 12;
    private static final int MOST_WAITING = 10_000;
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final Semaphore places = new Semaphore(MOST_WAITING);

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Journal journal;

    private record Task(String what, Consumer<Pen> draft) {}

    /** @param what for the log, if it is given up */
    void write(String what, Consumer<Pen> draft) {
        executor.execute(() -> attempt(new Task(what, draft), 1));
    }

    private void attempt(Task task, int tries) {
        try {
            journal.write(pen -> {
                task.draft.accept(pen);
                return true;
            });
        } catch (MatrixException refused) {
            failed(task, tries, refused, refused.status() >= 500);
        } catch (StorageFailure failure) {
            failed(task, tries, failure, true);
        }
    }

    private void failed(Task task, int tries, RuntimeException failure, boolean mayPass) {
        boolean again = mayPass && tries < MOST_TRIES && places.tryAcquire();
        if (again) executor.schedule(() -> retry(task, tries + 1), PAUSE.millis(tries), TimeUnit.MILLISECONDS);
        else LOG.log(Level.WARNING, "Left behind until the next start: {0}: {1}", task.what, failure.getMessage());
    }

    private void retry(Task task, int tries) {
        places.release();
        attempt(task, tries);
    }
}
