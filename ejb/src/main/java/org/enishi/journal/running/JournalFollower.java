package org.enishi.journal.running;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;

/**
 * Reads the journal on from a position of its own: in the background, whenever there is something new, or when it is told to.
 * What its reader fails at in the background is passed over: nobody waits behind a mistake. Where it was told to read, whoever
 * told it hears of the failure, and it is read again.
 */
@Dependent
public class JournalFollower {
    private static final Logger LOG = System.getLogger(JournalFollower.class.getName());
    private static final int AT_ONCE = 1_000;

    @Resource
    ManagedExecutorService executor;

    @Inject
    JournalTail tail;

    private final AtomicBoolean asked = new AtomicBoolean();
    private Consumer<List<JournalEntry>> reader = entries -> {};
    private final AtomicLong seen = new AtomicLong();
    private long tried;

    /**
     * From now on, with what is written after this; call it once.
     *
     * @param complaint what is said when the reader fails
     * @param concern nothing is read, and no thread awake, for other entries alone
     * @param reader gets entries in order, on one thread at a time: all that concern it, and others
     */
    public void follow(String complaint, Predicate<JournalEntry> concern, Consumer<List<JournalEntry>> reader) {
        begin(reader);
        tail.onNudge(position -> {
            if (!asked.get() && isConcerned(concern, position) && asked.compareAndSet(false, true))
                executor.execute(() -> look(complaint));
        });
    }

    /** Otherwise it goes as read. */
    private boolean isConcerned(Predicate<JournalEntry> concern, Position upTo) {
        long from = seen.get();
        if (tail.mayHold(new Position(from), upTo, concern)) return true;
        seen.compareAndSet(from, Math.max(from, upTo.value()));
        return false;
    }

    /** As {@link #follow}, but nothing is read before {@link #catchUp} is called. */
    public synchronized void begin(Consumer<List<JournalEntry>> reader) {
        this.reader = reader;
        seen.set(tail.latest().value());
    }

    /** Reads what there is on the caller's thread; afterwards everything written before this call is read. */
    public void catchUp() {
        if (tail.latest().value() > seen.get()) read();
    }

    private void look(String complaint) {
        asked.set(false);
        try {
            read();
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, complaint, failure);
            passOver();
        }
    }

    private synchronized void passOver() {
        seen.accumulateAndGet(tried, Math::max);
    }

    private synchronized void read() {
        List<JournalEntry> entries;
        do {
            entries = tail.after(new Position(seen.get()), AT_ONCE);
            if (entries.isEmpty()) return;
            tried = entries.get(entries.size() - 1).position().value();
            reader.accept(entries);
            seen.set(tried);
        } while (entries.size() == AT_ONCE);
    }
}
