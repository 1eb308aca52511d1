package org.enishi.ephemeral;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Counts changes of what is kept in memory only. It begins anew with each start, ahead of all that it showed before, so
 * that a token of an earlier life is known as one.
 */
@ApplicationScoped
public class EphemeralClock {
    private final List<Consumer<Collection<Long>>> listeners = new CopyOnWriteArrayList<>();
    private volatile long now;
    private long start;

    @Inject
    Clock time;

    @PostConstruct
    void begin() {
        start = time.millis();
        now = start;
    }

    /** Everything that carries this time or an earlier one can be seen by who asks afterwards. */
    public long now() {
        return now;
    }

    /** Whether a time was shown in this life. */
    public boolean knows(long then) {
        return then >= start;
    }

    /**
     * Publishes a change.
     *
     * @param rooms whose members are to look, by surrogate key
     * @param publish gets the time that the change carries
     */
    public void change(Collection<Long> rooms, LongConsumer publish) {
        synchronized (this) {
            publish.accept(now + 1);
            now++;
        }
        listeners.forEach(listener -> listener.accept(rooms));
    }

    /** Called after each change with the rooms it is about; return at once. */
    public void onChange(Consumer<Collection<Long>> listener) {
        listeners.add(listener);
    }
}
