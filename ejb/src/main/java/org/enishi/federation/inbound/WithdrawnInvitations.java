package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.remote.EventRefused;
import org.enishi.remote.EventVerifier;
import org.enishi.store.JournalStores;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;

/**
 * Somebody of ours waits outside a room, invited or knocking, and the room says no (any more). Of the room's state nothing is
 * known here, so the word counts only of the server whose word the invitation was, or which made the room; and only
 * about this invitation, which it names.
 */
@ApplicationScoped
class WithdrawnInvitations {
    private static final Logger LOG = System.getLogger(WithdrawnInvitations.class.getName());

    @Inject
    RoomDoor door;

    @Inject
    JournalStores stores;

    @Inject
    Rooms rooms;

    @Inject
    EventVerifier verifier;

    @Inject
    Journal journal;

    private record Wait(RoomHead room, Membership as, Event relation) {}

    /** @return the event that was taken; empty if it is about nobody who waits */
    Optional<EventId> take(RoomId room, JsonObject pdu) {
        return user(pdu).flatMap(user -> waiting(room, user)).flatMap(wait -> take(wait, pdu));
    }

    private Optional<EventId> take(Wait wait, JsonObject pdu) {
        try {
            Event end = verifier.verify(pdu, wait.relation.version());
            if (!ends(wait, end) || !door.mayTakeBack(end.sender().server())) return Optional.empty();
            journal.write(Draft.penOnly(end.room(), pen -> {
                pen.relate(end, List.of());
                return end;
            }));
            return Optional.of(end.id());
        } catch (EventRefused refused) {
            LOG.log(Level.INFO, "Dropped the end of an invitation: {0}: {1}", refused.reason(), refused.getMessage());
            return Optional.empty();
        }
    }

    private static boolean ends(Wait wait, Event end) {
        ServerName whose = wait.as == Membership.INVITE ? wait.relation.sender().server() : wait.room.host();
        return end.membership().filter(Membership::isAway).isPresent()
                && end.room().equals(wait.room.id())
                && end.sender().server().equals(whose)
                && end.authEvents().contains(wait.relation.id());
    }

    private Optional<Wait> waiting(RoomId id, UserId user) {
        return rooms.find(id)
                .flatMap(room -> stores.members()
                        .find(room.nid(), user)
                        .filter(member -> member.account() != null)
                        .filter(member ->
                                member.membership() == Membership.INVITE || member.membership() == Membership.KNOCK)
                        .flatMap(member -> relation(member).map(event -> new Wait(room, member.membership(), event))));
    }

    private Optional<Event> relation(RoomMember member) {
        return stores.events().byNid(List.of(member.event())).values().stream()
                .findFirst()
                .map(StoredEvent::event);
    }

    private static Optional<UserId> user(JsonObject pdu) {
        boolean isMember = pdu.get("type") instanceof JsonString type
                && type.getString().equals(EventType.MEMBER.value())
                && pdu.get("state_key") instanceof JsonString key
                && UserId.isWellFormed(key.getString());
        return isMember ? Optional.of(new UserId(pdu.getString("state_key"))) : Optional.empty();
    }
}
