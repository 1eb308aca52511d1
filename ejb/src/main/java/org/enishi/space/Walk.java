package org.enishi.space;

import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/**
 * Goes through a tree of rooms, depth first, each room once, so that loops end. A room that the visitor may not see is
 * left out with all that is below it.
 */
final class Walk {
    private static final int MOST_STEPS = 5_000;

    private final Deque<Step> ahead = new ArrayDeque<>();
    private final Set<RoomId> seen = new HashSet<>();
    private final Source source;
    private final Visitor visitor;
    private final Wanted wanted;
    private int steps;

    /** Where summaries come from. */
    @FunctionalInterface
    interface Source {
        Optional<Found> find(Step step);
    }

    /**
     * A room to look at.
     *
     * @param via servers that may know it
     * @param parent what another server told of the space that names it, if one did
     */
    record Step(RoomId room, List<ServerName> via, int depth, Optional<RemoteSpace> parent) {}

    /** @param remote what another server told, if the summary is of another server */
    record Found(Summary summary, Optional<RemoteSpace> remote) {}

    /** @param maxDepth how far below the first room */
    record Wanted(boolean suggestedOnly, int maxDepth) {}

    Walk(Step start, Source source, Visitor visitor, Wanted wanted) {
        this.source = source;
        this.visitor = visitor;
        this.wanted = wanted;
        ahead.push(start);
    }

    /** The next room in the form of the answer; empty at the end. */
    Optional<JsonObject> next() {
        while (!ahead.isEmpty() && steps++ < MOST_STEPS) {
            Step step = ahead.pop();
            if (!seen.add(step.room)) continue;
            Optional<Found> found = source.find(step).filter(each -> visitor.maySee(each.summary));
            if (found.isEmpty()) continue;
            descend(step, found.get());
            return Optional.of(found.get().summary.withChildren(wanted.suggestedOnly));
        }
        return Optional.empty();
    }

    private void descend(Step step, Found found) {
        if (step.depth >= wanted.maxDepth) return;
        List<Child> children = new ArrayList<>(found.summary.children(wanted.suggestedOnly));
        for (int i = children.size() - 1; i >= 0; i--) {
            Child child = children.get(i);
            if (!seen.contains(child.room()))
                ahead.push(new Step(child.room(), child.via(), step.depth + 1, found.remote));
        }
    }
}
