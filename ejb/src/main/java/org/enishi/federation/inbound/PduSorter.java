package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.EventId;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.InvalidJson;
import org.enishi.json.ReferenceHash;
import org.enishi.remote.EventRefused;
import org.enishi.remote.EventVerifier;

/** Takes the PDUs of a transaction apart: each is verified and put to its room; one bad one does not hurt the others. */
@ApplicationScoped
class PduSorter {
    private static final Logger LOG = System.getLogger(PduSorter.class.getName());

    @Inject
    RoomDoor door;

    @Inject
    NoticedStrangers strangers;

    @Inject
    WithdrawnInvitations withdrawn;

    @Inject
    EventVerifier verifier;

    @Inject
    Clock clock;

    Sorted sort(ServerName origin, List<JsonObject> pdus) {
        Map<RoomId, Optional<Entrance>> rooms = new HashMap<>();
        Map<RoomHead, List<Event>> byRoom = new LinkedHashMap<>();
        Map<EventId, Optional<String>> results = new LinkedHashMap<>();
        for (JsonObject pdu : pdus) {
            Optional<RoomId> named = text(pdu, "room_id").flatMap(PduSorter::roomId);
            Optional<Entrance> room = named.flatMap(id -> rooms.computeIfAbsent(id, each -> entrance(origin, each)));
            if (room.isEmpty())
                named.flatMap(id -> takenBack(origin, id, pdu)).ifPresent(id -> results.put(id, Optional.empty()));
            room.ifPresent(entrance -> sort(origin, entrance, pdu, results)
                    .ifPresent(event -> byRoom.computeIfAbsent(entrance.room, each -> new ArrayList<>())
                            .add(event)));
        }
        var budget = new Budget(clock);
        List<Arrival> arrivals = byRoom.entrySet().stream()
                .map(entry -> Arrival.of(origin, entry.getKey(), entry.getValue(), budget))
                .toList();
        return new Sorted(arrivals, results);
    }

    private Optional<Event> sort(
            ServerName origin, Entrance entrance, JsonObject pdu, Map<EventId, Optional<String>> results) {
        RoomHead room = entrance.room;
        Optional<UserId> sender =
                text(pdu, "sender").filter(UserId::isWellFormed).map(UserId::new);
        Optional<String> refusal = sender.map(
                        author -> door.refusal(origin, author.server(), room).or(entrance::exclusion))
                .orElse(Optional.of("The sender is not a user ID"));
        if (refusal.isEmpty()) {
            try {
                return Optional.of(verifier.verify(pdu, room.version()));
            } catch (EventRefused e) {
                LOG.log(Level.INFO, "Dropped a PDU of {0}: {1}: {2}", origin, e.reason(), e.getMessage());
                refusal = Optional.of(e.reason() + ": " + e.getMessage());
            }
        } else sender.ifPresent(author -> strangers.look(origin, room, author, pdu));
        Optional<String> sentence = refusal;
        id(pdu, room.version()).ifPresent(id -> results.put(id, sentence));
        return Optional.empty();
    }

    /** What is for no room of ours may still end an invitation into one. */
    private Optional<EventId> takenBack(ServerName origin, RoomId room, JsonObject pdu) {
        LOG.log(Level.DEBUG, "A PDU of {0} is for no room of ours", origin);
        return withdrawn.take(room, pdu);
    }

    private Optional<Entrance> entrance(ServerName origin, RoomId id) {
        return door.room(id).map(head -> new Entrance(head, door.exclusion(origin, head)));
    }

    /** A room, and why its own list refuses all that the origin brings, if it does: asked once, not for each PDU. */
    private record Entrance(RoomHead room, Optional<String> exclusion) {}

    private static Optional<RoomId> roomId(String text) {
        return RoomId.isWellFormed(text) ? Optional.of(new RoomId(text)) : Optional.empty();
    }

    /** A PDU that cannot even be named gets no result. */
    private static Optional<EventId> id(JsonObject pdu, RoomVersion version) {
        try {
            return Optional.of(ReferenceHash.eventId(pdu, version));
        } catch (InvalidJson | InvalidIdentifier | ClassCastException e) {
            LOG.log(Level.DEBUG, () -> "A PDU without a name: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject pdu, String key) {
        return pdu.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /**
     * @param results of those that were refused
     */
    record Sorted(List<Arrival> arrivals, Map<EventId, Optional<String>> results) {}
}
