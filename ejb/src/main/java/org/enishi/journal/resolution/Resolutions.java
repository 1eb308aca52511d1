package org.enishi.journal.resolution;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.rules.auth.Authoriser;
import org.enishi.rules.state.StateResolver;
import org.enishi.store.cache.Caches;
import org.enishi.store.state.StateRoot;

/**
 * Makes one state of several. What was resolved once is remembered by the set of roots. A fork that would hold up all
 * others is resolved outside, by the thread that brought it.
 */
public final class Resolutions {
    private static final int REMEMBERED = 10_000;
    private static final int SETTLED = 100;

    private final StateResolver resolver;
    private final Limits underTheLock;
    private final Limits unlocked;
    private final Cache<Set<StateRoot>, StateRoot> known =
            Caches.builder().maximumSize(REMEMBERED).build();

    /** What was found outside: it becomes a state, with nodes, where it is asked for again. */
    private final Cache<Set<StateRoot>, Map<StateKey, EventId>> settled =
            Caches.builder().maximumSize(SETTLED).build();

    private final ReentrantLock outside = new ReentrantLock();

    public Resolutions(Authoriser authoriser) {
        this(authoriser, Limits.UNDER_THE_LOCK, Limits.OUTSIDE);
    }

    public Resolutions(Authoriser authoriser, Limits underTheLock, Limits unlocked) {
        this.resolver = new StateResolver(authoriser);
        this.underTheLock = underTheLock;
        this.unlocked = unlocked;
    }

    /** After the commit: their nodes are stored now. */
    public void committed(Map<Set<StateRoot>, StateRoot> resolved) {
        known.putAll(resolved);
    }

    /** @throws UnresolvedFork if it would take too long here */
    public StateRoot resolve(RoomVersion version, Collection<StateRoot> states, Sight sight) {
        Set<StateRoot> roots = new LinkedHashSet<>(states);
        if (roots.size() == 1) return roots.iterator().next();
        StateRoot remembered = known.getIfPresent(roots);
        if (remembered != null) return remembered;
        Fork fork = Fork.of(version, roots, sight);
        Map<StateKey, EventId> resolved = settled.getIfPresent(roots);
        if (resolved == null) {
            var here = new Effort(underTheLock, () -> new UnresolvedFork(() -> settle(fork, sight)));
            resolved = resolve(fork, sight, here);
        }
        StateRoot state = fork.with(resolved, sight);
        sight.remember(Set.copyOf(roots), state);
        return state;
    }

    /** One after the other: many hands would only fill the memory. */
    private void settle(Fork fork, Sight sight) {
        Set<StateRoot> roots = Set.copyOf(fork.states());
        outside.lock();
        try {
            if (settled.getIfPresent(roots) == null)
                settled.put(roots, resolve(fork, sight, new Effort(unlocked, Resolutions::tooLarge)));
        } finally {
            outside.unlock();
        }
    }

    private Map<StateKey, EventId> resolve(Fork fork, Sight sight, Effort effort) {
        return resolver.resolve(
                fork.version(), fork.unconflicted(sight), fork.parts(), new StoredGraph(fork, sight, effort));
    }

    private static MatrixException tooLarge() {
        return new MatrixException(ErrorCode.M_TOO_LARGE, "The states before this event are too far apart");
    }
}
