package org.enishi.journal.resolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.store.event.Citations;
import org.enishi.store.event.StoredEvent;

/**
 * Finds out which events lie in the auth chain of the state on which a fork agrees, and does so from below: who rests on
 * an event, who rests on those, until one is met that stands in the state, or nobody is left. An event on which much
 * rests is soon met from above, newest first; one on which nothing of the state rests has only its own side of the fork
 * above it. So the cost does not depend on the size of the state.
 */
final class Cover {
    private final Fork fork;
    private final Sight sight;
    private final Effort effort;
    private final Map<EventId, Node> nodes = new HashMap<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private final Map<EventId, List<StoredEvent>> pending = new HashMap<>();

    /** An event of which it is asked whether something of the state rests on it. */
    private static final class Node {
        private final EventId id;
        private final boolean wanted;
        private final List<Node> below = new ArrayList<>();
        private long mark = Long.MAX_VALUE;
        private boolean covered;
        private boolean queued;
        private boolean exhausted;

        Node(EventId id, boolean wanted) {
            this.id = id;
            this.wanted = wanted;
        }

        boolean isNew() {
            return mark == Long.MAX_VALUE;
        }

        boolean matters() {
            return !covered && (wanted || below.stream().anyMatch(each -> !each.covered));
        }
    }

    Cover(Fork fork, Sight sight, Effort effort) {
        this.fork = fork;
        this.sight = sight;
        this.effort = effort;
        for (StoredEvent each : sight.pending()) {
            if (!each.event().isState()) continue;
            for (EventId auth : each.event().authEvents())
                pending.computeIfAbsent(auth, none -> new ArrayList<>()).add(each);
        }
    }

    /** Those of the candidates that do. */
    Set<EventId> of(Set<EventId> candidates) {
        List<Node> wanted = candidates.stream().map(id -> new Node(id, true)).toList();
        wanted.forEach(this::enter);
        while (!open.isEmpty()) turnPage();
        return wanted.stream().filter(node -> node.covered).map(node -> node.id).collect(Collectors.toSet());
    }

    private void enter(Node node) {
        nodes.put(node.id, node);
        queue(node);
    }

    private void queue(Node node) {
        if (node.queued || node.exhausted) return;
        node.queued = true;
        open.add(node);
    }

    private void turnPage() {
        List<Node> turned = new ArrayList<>();
        while (!open.isEmpty() && turned.size() < Citations.WIDTH) {
            Node node = open.remove();
            node.queued = false;
            if (node.matters()) turned.add(node);
        }
        if (turned.isEmpty()) return;
        effort.turnPage();
        List<StoredEvent> citing = new ArrayList<>();
        for (Node node : turned) if (node.isNew()) citing.addAll(pending.getOrDefault(node.id, List.of()));
        citing.addAll(sight.stores().events().byNid(stored(turned)).values());
        take(citing);
    }

    /** The next citations of these; a node of which there are more stays open. */
    private Set<Long> stored(List<Node> turned) {
        Map<EventId, Long> asked = new HashMap<>();
        for (Node node : turned) asked.put(node.id, node.mark);
        Map<EventId, List<Long>> told = sight.stores().citations().newest(asked);
        Set<Long> citing = new HashSet<>();
        for (Node node : turned) {
            List<Long> page = told.getOrDefault(node.id, List.of());
            citing.addAll(page);
            node.exhausted = page.size() < Citations.PAGE;
            if (!page.isEmpty()) node.mark = page.get(page.size() - 1);
            queue(node);
        }
        return citing;
    }

    /** Events that may rest on some of the nodes. */
    private void take(Collection<StoredEvent> citing) {
        List<StoredEvent> resting = new ArrayList<>();
        for (StoredEvent each : citing)
            if (each.event().isState() && !below(each.event()).isEmpty()) resting.add(each);
        effort.look(resting);
        Set<EventId> standing = fork.standing(resting, sight);
        for (StoredEvent each : resting) {
            Event event = each.event();
            if (standing.contains(event.id())) below(event).forEach(Cover::cover);
            else goOnAbove(event);
        }
    }

    private void goOnAbove(Event event) {
        Node known = nodes.get(event.id());
        Node node = known == null ? new Node(event.id(), false) : known;
        node.below.addAll(below(event));
        if (node.covered) cover(node.below);
        else if (known == null) enter(node);
        else queue(node);
    }

    /** Those of the nodes on which the event rests. */
    private List<Node> below(Event event) {
        List<Node> found = new ArrayList<>();
        for (EventId auth : event.authEvents()) {
            Node node = nodes.get(auth);
            if (node != null) found.add(node);
        }
        return found;
    }

    private static void cover(Node node) {
        cover(List.of(node));
    }

    private static void cover(Collection<Node> nodes) {
        Deque<Node> rest = new ArrayDeque<>(nodes);
        while (!rest.isEmpty()) {
            Node node = rest.remove();
            if (node.covered && node.below.isEmpty()) continue;
            node.covered = true;
            rest.addAll(node.below);
            node.below.clear();
        }
    }
}
