package org.enishi.federation.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.Draft;
import org.enishi.journal.Journal;
import org.enishi.journal.Partners;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;

/** Decides whether an invitation from elsewhere is welcome, and shows it to the user. */
@ApplicationScoped
class InvitationDesk {
    @Inject
    Rooms rooms;

    @Inject
    AdmissionDoor door;

    @Inject
    FederationPolicy policy;

    @Inject
    Journal journal;

    @Inject
    Partners partners;

    /** @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} by our policy, or by the list of a room in which we are */
    void requireWelcome(ServerName origin, Event invite, List<JsonObject> card) {
        rooms.find(invite.room()).filter(door::isHere).ifPresent(head -> door.requireListed(origin, head));
        policy.require(new Matter(Direction.INBOUND, origin, host(invite, card), Action.INVITE).in(invite.room()));
    }

    /** If we are in the room, the invitation comes a second time, through the room itself. */
    void show(Event invite, List<JsonObject> card) {
        if (rooms.find(invite.room()).filter(door::isHere).isPresent()) return;
        journal.write(Draft.penOnly(invite.room(), pen -> {
            pen.relate(invite, heard(invite, card));
            return invite;
        }));
    }

    /** Whatever the inviter's server says that others said: it is judged by their domains. */
    private List<JsonObject> heard(Event invite, List<JsonObject> card) {
        ServerName host = host(invite, card);
        return card.stream()
                .filter(event -> sender(event)
                        .filter(author -> partners.mayBeHeard(author, host))
                        .isPresent())
                .toList();
    }

    private ServerName host(Event invite, List<JsonObject> card) {
        return rooms.find(invite.room())
                .map(RoomHead::host)
                .or(() -> hostByCard(card))
                .orElse(invite.sender().server());
    }

    private static Optional<ServerName> sender(JsonObject event) {
        return Optional.of(event.getString("sender", ""))
                .filter(UserId::isWellFormed)
                .map(user -> new UserId(user).server());
    }

    private static Optional<ServerName> hostByCard(List<JsonObject> card) {
        return card.stream()
                .filter(event -> event.getString("type", "").equals("m.room.create"))
                .flatMap(event -> sender(event).stream())
                .findFirst();
    }
}
