package org.enishi.userdirectory;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.running.JournalFollower;
import org.enishi.startup.Repeating;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.cache.Caches;
import org.enishi.store.state.StateRoot;

/**
 * Reads people's names on from time to time, and before somebody searches; at the start those that were there before. A
 * message, which changes no state, costs a look into memory.
 */
@ApplicationScoped
public class PeopleReading implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(PeopleReading.class.getName());
    private static final int AFTER_THE_JOURNAL = 409;
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** So that a restart has not more than this to read again. */
    private static final int MOST_PASSED_OVER = 5_000;

    private final Cache<Long, StateRoot> states =
            Caches.builder().maximumSize(20_000).build();
    private int passedOver;
    private final Repeating reading = new Repeating("People's names cannot be read", this::catchUp);

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    JournalFollower journal;

    @Inject
    ReadingStep step;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        journal.begin(this::read);
        reading.begin(executor, EVERY, EVERY);
        executor.execute(this::readAll);
    }

    @Override
    public void run() {
        reading.end();
    }

    /** Afterwards everybody is found who came before. */
    void catchUp() {
        journal.catchUp();
    }

    private void readAll() {
        try {
            readOn();
            boolean more = true;
            while (more && reading.isOn()) more = step.before();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "People's names are not all read; the next start goes on", failure);
        }
    }

    private void read(List<JournalEntry> entries) {
        boolean changed = false;
        for (JournalEntry entry : entries) changed |= isChange(entry);
        passedOver += entries.size();
        if (!changed && passedOver < MOST_PASSED_OVER) return;
        passedOver = 0;
        readOn();
    }

    private void readOn() {
        boolean more = true;
        while (more) more = step.forwards();
    }

    /** Whether the room's state is another than before: its members may be, even without an event of theirs. */
    private boolean isChange(JournalEntry entry) {
        Long room = entry.room();
        StateRoot state = entry.roomState();
        if (entry.kind() != JournalKind.EVENT || room == null || state == null) return false;
        StateRoot before = states.asMap().put(room, state);
        return !state.equals(before);
    }
}
