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
import org.enishi.store.journal.JournalRow;
import org.enishi.store.outbox.OutboxWriter;
import org.jspecify.annotations.Nullable;

/**
 * Says to which servers an event goes: those in the room before it or after it, and that of somebody whose invitation or
 * knock it ends. Delivery asks the company's policy.
 */
final class Outgoing {
    private static final Set<Membership> WAITING = EnumSet.of(Membership.INVITE, Membership.KNOCK);

    private final View view;

    Outgoing(View view) {
        this.view = view;
    }

    /** @param but a server that has the event already */
    StoredEvent send(RoomHead head, Event event, Supplier<StoredEvent> placing, @Nullable ServerName but) {
        SortedSet<ServerName> destinations =
                new TreeSet<>(view.servers(head.nid()).keySet());
        waiting(head, event).ifPresent(destinations::add);
        StoredEvent placed = placing.get();
        destinations.addAll(view.servers(head.nid()).keySet());
        destinations.remove(view.desk().own());
        if (but != null) destinations.remove(but);
        if (!destinations.isEmpty())
            view.sheet().outbox.add(new OutboxWriter.Row(placed.position(), placed.nid(), destinations));
        return placed;
    }

    /**
     * What we sent into the room between the moment when a server asked for the place of its first user's join and the join
     * itself: the join does not follow it, and until the next event the server would not hear of it.
     *
     * @param entrance the join; where it is something else, there is nothing to tell
     */
    void bringUpToDate(ServerName server, StoredEvent entrance) {
        RoomHead head = view.room(entrance.event().room()).orElseThrow();
        if (!view.servers(head.nid()).containsKey(server)) return;
        for (StoredEvent last : view.events(head.extremities()).values()) {
            if (!last.event().sender().server().equals(view.desk().own())) continue;
            long position = view.sheet().nextPosition();
            view.sheet().journal.add(again(position, head, last));
            view.sheet().outbox.add(new OutboxWriter.Row(position, last.nid(), new TreeSet<>(Set.of(server))));
        }
    }

    /** Nothing is otherwise than it was, but the outbox has an event for each of its positions. */
    private static JournalRow again(long position, RoomHead head, StoredEvent last) {
        return new JournalRow(position, JournalKind.CHANGED.code(), head.nid(), null, last.nid(), head.state());
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
