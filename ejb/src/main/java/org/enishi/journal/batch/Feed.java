package org.enishi.journal.batch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Position;
import org.enishi.journal.draft.Desk;
import org.enishi.journal.draft.Sheet;
import org.enishi.journal.draft.SheetWriter;
import org.enishi.store.journal.JournalRow;
import org.jspecify.annotations.Nullable;

/**
 * Up to where this node knows the journal: what is in its caches is no older than that. Remembers the last entries, so
 * that whoever follows the journal need not ask the database.
 */
public final class Feed {
    private static final Logger LOG = System.getLogger(Feed.class.getName());
    private static final int REMEMBERED = 8192;
    private static final int CHUNK = 1000;

    private final Desk desk;
    private final JournalEntry[] ring = new JournalEntry[REMEMBERED];
    private final List<Consumer<Position>> listeners = new CopyOnWriteArrayList<>();
    private long oldest = 1;
    private long latest = -1;
    private long nudged;
    private volatile long foreign;

    public Feed(Desk desk) {
        this.desk = desk;
    }

    /** Takes note of what other nodes have written, and forgets what is no longer so. */
    public synchronized void catchUp(long position) {
        if (latest < 0) startAt(position);
        while (latest < position) {
            List<JournalRow> rows = desk.stores().journal().after(latest, CHUNK);
            if (rows.isEmpty()) throw new IllegalStateException("the journal has a gap behind " + latest);
            foreign++;
            forget(rows);
            rows.forEach(this::remember);
            SheetWriter.forgetOrder(desk.stores());
        }
    }

    /** Our batch is committed. If another node's was noticed since, ours is in the database but perhaps not the latest. */
    synchronized void committed(Sheet batch, SheetWriter writer) {
        List<JournalRow> rows = batch.journal();
        boolean isNewest = rows.isEmpty() || rows.get(0).position() == latest + 1;
        if (!isNewest) {
            writer.forget(batch);
            return;
        }
        writer.publish(batch);
        rows.forEach(this::remember);
    }

    /** Another number after each time that another node's writing was noticed. */
    public long foreign() {
        return foreign;
    }

    public synchronized long latest() {
        if (latest < 0) startAt(desk.stores().journal().latest());
        return latest;
    }

    public List<JournalEntry> after(long position, int max) {
        List<JournalEntry> remembered = remembered(position, max);
        if (remembered != null) return remembered;
        long upTo = latest();
        return desk.stores().journal().after(position, max).stream()
                .filter(row -> row.position() <= upTo)
                .map(Feed::entry)
                .toList();
    }

    /** Whether entries behind a position, up to another, are such; true also where they are no longer in memory. */
    public boolean mayHold(long position, long upTo, Predicate<JournalEntry> wanted) {
        List<JournalEntry> remembered = remembered(position, (int) Math.min(REMEMBERED, upTo - position));
        return remembered == null || remembered.stream().anyMatch(wanted);
    }

    public void listen(Consumer<Position> listener) {
        listeners.add(listener);
    }

    /** Tells those who follow, if there is something new. */
    public void nudge() {
        Position position;
        synchronized (this) {
            if (latest <= nudged) return;
            nudged = latest;
            position = new Position(latest);
        }
        for (Consumer<Position> listener : listeners) {
            try {
                listener.accept(position);
            } catch (RuntimeException failure) {
                LOG.log(Level.WARNING, "A listener failed at a nudge", failure);
            }
        }
    }

    private void startAt(long position) {
        latest = position;
        oldest = position + 1;
        nudged = position;
    }

    private synchronized @Nullable List<JournalEntry> remembered(long position, int max) {
        if (latest < 0 || position + 1 < oldest) return null;
        List<JournalEntry> entries = new ArrayList<>();
        for (long at = position + 1; at <= latest && entries.size() < max; at++)
            entries.add(ring[(int) (at % REMEMBERED)]);
        return entries;
    }

    private void remember(JournalRow row) {
        ring[(int) (row.position() % REMEMBERED)] = entry(row);
        latest = row.position();
        oldest = Math.max(oldest, latest - REMEMBERED + 1);
    }

    private void forget(List<JournalRow> rows) {
        Set<Long> rooms = new HashSet<>();
        Set<Long> events = new HashSet<>();
        for (JournalRow row : rows) {
            Long room = row.room();
            Long event = row.event();
            if (room != null) rooms.add(room);
            if (event != null) events.add(event);
        }
        desk.stores().events().forget(events);
        desk.heads().forget(rooms);
        rooms.forEach(desk.stores().members()::forget);
    }

    private static JournalEntry entry(JournalRow row) {
        return new JournalEntry(
                new Position(row.position()),
                JournalKind.of(row.kind()),
                row.room(),
                row.account(),
                row.event(),
                row.roomState());
    }
}
