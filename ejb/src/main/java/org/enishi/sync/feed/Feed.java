package org.enishi.sync.feed;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;

/**
 * Follows the journal from the moment sync is first used: keeps {@link Trails} and {@link Followers} up to date and
 * wakes those whom an entry concerns. Whoever asks first reads on; a nudge only makes sure that somebody does.
 */
@ApplicationScoped
public class Feed {
    private static final int AT_ONCE = 500;

    private final AtomicBoolean nudged = new AtomicBoolean();
    private volatile long position;
    private volatile boolean stopped;

    @Inject
    JournalTail tail;

    @Inject
    Trails trails;

    @Inject
    Followers followers;

    @Inject
    SyncThreads threads;

    @Inject
    Instance<FeedListener> listeners;

    @PostConstruct
    void start() {
        position = tail.latest().value();
        trails.startAt(position);
        tail.onNudge(latest -> nudge());
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    public Follower follower(long account) {
        Follower follower = followers.of(account);
        follower.bornAt(catchUp());
        return follower;
    }

    /**
     * A position, and relations of the account in which everything up to it is contained, perhaps more. What happens
     * behind it wakes the follower.
     */
    public Moment moment(Follower follower) {
        while (true) {
            Relations relations = followers.relations(follower);
            long clock = followers.now();
            long now = catchUp();
            if (follower.remembers(relations)) return new Moment(now, clock, relations);
        }
    }

    /**
     * How an account stands at a position.
     *
     * @param clock the ephemeral time
     */
    public record Moment(long position, long clock, Relations relations) {}

    /** Whether anything, anywhere, is newer than that. */
    public boolean hasMoved(long since, long clock) {
        return catchUp() > since || followers.now() > clock;
    }

    /** Reads what there is. @return the position that has been reached */
    public long catchUp() {
        if (tail.latest().value() > position) read();
        return position;
    }

    private synchronized void read() {
        List<JournalEntry> entries;
        do {
            if (tail.latest().value() <= position) return;
            entries = tail.after(new Position(position), AT_ONCE);
            entries.forEach(this::remember);
            entries.forEach(this::tell);
            if (!entries.isEmpty()) tellListeners(entries);
            if (!entries.isEmpty())
                position = entries.get(entries.size() - 1).position().value();
        } while (entries.size() == AT_ONCE);
    }

    private void tellListeners(List<JournalEntry> entries) {
        for (FeedListener listener : listeners) listener.tell(entries);
    }

    private void remember(JournalEntry entry) {
        Long room = entry.room();
        Long event = entry.event();
        StateRoot state = entry.roomState();
        switch (entry.kind()) {
            case EVENT -> {
                if (room != null && event != null && state != null)
                    trails.add(new RoomStep(room, entry.position().value(), state, event));
            }
            case CHANGED -> {
                if (room != null) trails.revise(room);
            }
            case RECEIPT -> {
                if (room != null) trails.receipt(room, entry.position().value());
            }
            default -> {}
        }
    }

    private void tell(JournalEntry entry) {
        Long room = entry.room();
        Long account = entry.account();
        switch (entry.kind()) {
            case ACCOUNT_DATA -> {
                if (account != null)
                    followers.dataChanged(account, entry.position().value());
            }
            case KEY_COUNT, RECEIPT, PRIVATE_RECEIPT -> {
                if (account != null)
                    followers.happened(account, entry.kind(), entry.position().value());
                if (room != null && entry.kind() == JournalKind.RECEIPT) followers.roomChanged(room);
            }
            case EVENT, MEMBERSHIP, FORGET -> {
                if (account != null)
                    followers.relationChanged(
                            account, entry.kind(), entry.position().value());
                if (room != null) followers.roomChanged(room);
            }
            default -> {}
        }
    }

    private void nudge() {
        if (!stopped && nudged.compareAndSet(false, true)) threads.execute(this::onNudge);
    }

    private void onNudge() {
        nudged.set(false);
        catchUp();
    }
}
