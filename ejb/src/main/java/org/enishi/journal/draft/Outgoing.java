package org.enishi.journal.draft;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.outbox.OutboxWriter;
import org.jspecify.annotations.Nullable;

/**
 * Says to which servers an event goes: those in the room before it or after it, and that of somebody whose invitation or
 * knock it ends. Delivery asks the company's policy.
 */
final class Outgoing {
    private static final Set<Membership> WAITING = EnumSet.of(Membership.INVITE, Membership.KNOCK);

    private final View view;
    private final Placing placing;

    Outgoing(View view, Placing placing) {
        this.view = view;
        this.placing = placing;
    }

    /** @param but a server that has the event already */
    StoredEvent send(RoomHead head, Event event, Supplier<StoredEvent> place, @Nullable ServerName but) {
        SortedSet<ServerName> destinations =
                new TreeSet<>(view.servers(head.nid()).keySet());
        waiting(head, event).ifPresent(destinations::add);
        StoredEvent placed = place.get();
        destinations.addAll(view.servers(head.nid()).keySet());
        destinations.remove(view.desk().own());
        if (but != null) destinations.remove(but);
        if (!destinations.isEmpty())
            view.sheet().outbox.add(new OutboxWriter.Row(placed.position(), placed.nid(), destinations));
        return placed;
    }

    /**
     * What we sent into the room between the moment when a server asked for the place of its first user's join and the join
     * itself: the join does not follow it, and until the next event the server would not hear of it. The outbox has one event
     * for each of its positions, so it gets a position again.
     *
     * @param entrance the join
     */
    void bringUpToDate(StoredEvent entrance) {
        ServerName server = entrance.event().sender().server();
        RoomHead head = view.room(entrance.event().room()).orElseThrow();
        if (!view.servers(head.nid()).containsKey(server)) return;
        for (StoredEvent last : view.events(head.extremities()).values()) {
            if (!view.isOurs(last.event())) continue;
            long position = placing.enter(JournalKind.CHANGED, head, null, last.nid());
            view.sheet().outbox.add(new OutboxWriter.Row(position, last.nid(), new TreeSet<>(Set.of(server))));
        }
    }

    /** The server of a user who waits outside: it may have nobody in the room, and would show the invitation for ever. */
    private Optional<ServerName> waiting(RoomHead head, Event event) {
        boolean ends = event.is(EventType.MEMBER)
                && event.membership().filter(Membership::isAway).isPresent();
        Optional<StateKey> member = ends ? event.stateKey().filter(Outgoing::isUser) : Optional.empty();
        return member.map(key -> view.state(head.state(), Set.of(key)).get(key))
                .flatMap(before -> before.event().membership())
                .filter(WAITING::contains)
                .map(before -> new UserId(member.orElseThrow().key()).server());
    }

    private static boolean isUser(StateKey key) {
        return UserId.isWellFormed(key.key());
    }
}
