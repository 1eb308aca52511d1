package org.enishi.sync.feed;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import org.enishi.journal.JournalKind;
import org.jspecify.annotations.Nullable;

/** A local account whose devices follow what happens: what is known of it, and who waits for it. */
public final class Follower {
    private final long account;
    /** Most accounts wait on one device or two, and there are thousands of them. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet(1);

    private final Set<Long> indexed = new HashSet<>(2);
    private volatile long lastUse;
    private volatile long bornAt = Long.MAX_VALUE;
    private volatile long dataAt;
    /** By kind; absent until something happens. */
    private volatile @Nullable AtomicLongArray last;

    private @Nullable Relations relations;
    private long changes;

    Follower(long account) {
        this.account = account;
    }

    public long account() {
        return account;
    }

    /** Calls it each time something happens that may concern the account; it must return at once. */
    public void await(Runnable waiter) {
        waiting.add(waiter);
    }

    public void leave(Runnable waiter) {
        waiting.remove(waiter);
    }

    void wake() {
        waiting.forEach(Runnable::run);
    }

    boolean isIdleSince(long time) {
        return waiting.isEmpty() && lastUse < time;
    }

    void use(long now) {
        lastUse = now;
    }

    /** It is told of everything behind this position. */
    void bornAt(long position) {
        bornAt = Math.min(bornAt, position);
    }

    /** Only the feed calls this, one entry after the other. */
    void dataChanged(long position) {
        dataAt = position;
    }

    /** Whether account data may have changed behind a position. */
    public boolean mayHaveData(long since) {
        return since < bornAt || since < dataAt;
    }

    /** Only the feed and its listeners call this. */
    void happened(JournalKind kind, long position) {
        AtomicLongArray known = last;
        if (known == null) {
            known = new AtomicLongArray(JournalKind.values().length);
            last = known;
        }
        known.accumulateAndGet(kind.ordinal(), position, Math::max);
    }

    /** The last position at which something of the kind concerned the account, as far as the follower was told. */
    public long last(JournalKind kind) {
        AtomicLongArray known = last;
        return known == null ? 0 : known.get(kind.ordinal());
    }

    /** Whether something of the kind may concern the account behind a position. */
    public boolean mayHave(JournalKind kind, long since) {
        return since < bornAt || since < last(kind);
    }

    /** Whether the account may have read further behind a position. */
    public boolean mayHaveRead(long since) {
        return mayHave(JournalKind.RECEIPT, since) || mayHave(JournalKind.PRIVATE_RECEIPT, since);
    }

    /** Whether the account may have come into rooms, or left some, behind a position. */
    public boolean mayHaveMoved(long since) {
        return mayHave(JournalKind.EVENT, since) || mayHave(JournalKind.MEMBERSHIP, since);
    }

    /** Whether it was told of everything behind a position. */
    public boolean knowsFrom(long position) {
        return position >= bornAt;
    }

    /** What is remembered, if it still holds. */
    synchronized @Nullable Relations relations() {
        return relations;
    }

    synchronized boolean remembers(Relations those) {
        return relations == those;
    }

    synchronized long changes() {
        return changes;
    }

    synchronized void forgetRelations() {
        relations = null;
        changes++;
    }

    /** @return whether nothing has changed since {@link #changes} was so much */
    synchronized boolean remember(Relations read, long asOf) {
        if (changes != asOf) return false;
        relations = read;
        return true;
    }

    /** The rooms under which it is indexed; to be used under its lock. */
    Set<Long> indexed() {
        return indexed;
    }
}
