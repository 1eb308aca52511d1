package org.enishi.sync.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.enishi.store.sync.RoomStep;

/** The last steps of one room. Between its first and its last step there is none that it does not know. */
final class Trail {
    private static final int LONGEST = 64;

    private final ArrayDeque<RoomStep> steps = new ArrayDeque<>();
    private boolean cut;
    private long revision;
    private long lastReceipt;

    synchronized void add(RoomStep step) {
        if (!steps.isEmpty() && steps.getLast().position() >= step.position()) return;
        steps.addLast(step);
        if (steps.size() > LONGEST) {
            steps.removeFirst();
            cut = true;
        }
    }

    /** What stands right before all that it knows. */
    synchronized void learn(RoomStep earlier) {
        boolean fits = !cut
                && (steps.isEmpty() || earlier.position() < steps.getFirst().position());
        if (!fits) return;
        steps.addFirst(earlier);
        cut = true;
    }

    /** The last step at or before the position; empty if it is too long ago. */
    synchronized Optional<RoomStep> at(long position) {
        for (Iterator<RoomStep> backwards = steps.descendingIterator(); backwards.hasNext(); ) {
            RoomStep step = backwards.next();
            if (step.position() <= position) return Optional.of(step);
        }
        return Optional.empty();
    }

    /** All steps behind one position and not behind another, newest first; empty if some are too long ago. */
    synchronized Optional<List<RoomStep>> between(long after, long upTo) {
        if (steps.isEmpty() || steps.getFirst().position() > after) return Optional.empty();
        List<RoomStep> found = new ArrayList<>();
        for (Iterator<RoomStep> backwards = steps.descendingIterator(); backwards.hasNext(); ) {
            RoomStep step = backwards.next();
            if (step.position() <= after) break;
            if (step.position() <= upTo) found.add(step);
        }
        return Optional.of(found);
    }

    synchronized long last() {
        return steps.isEmpty() ? 0 : steps.getLast().position();
    }

    synchronized void receipt(long position) {
        lastReceipt = position;
    }

    synchronized long lastReceipt() {
        return lastReceipt;
    }

    synchronized long revision() {
        return revision;
    }

    /** An event that was told of is no longer as it was. */
    synchronized void revise() {
        revision++;
    }
}
