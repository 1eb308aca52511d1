package org.enishi.space;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.room.membership.Destination;
import org.enishi.room.membership.Destinations;
import org.enishi.security.Caller;

/**
 * What a room is, for somebody who considers entering it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1room_summaryroomidoralias">Matrix
 *     v1.19, "GET room_summary/{roomIdOrAlias}"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoomSummary {
    @Inject
    Destinations destinations;

    @Inject
    Sources sources;

    @Inject
    Visitors visitors;

    /**
     * @param caller absent for a stranger, who is told of rooms that this server is in, and for whom nobody else is asked
     * @param via servers to ask if this one is not in the room
     * @throws MatrixException {@code M_NOT_FOUND}, also for a room that the caller may not know of
     */
    public JsonObject read(Optional<Caller> caller, String roomIdOrAlias, List<ServerName> via) {
        Visitor visitor = caller.map(user -> visitors.user(user.account())).orElse(Visitor.STRANGER);
        Destination destination = caller.isPresent()
                ? destinations.of(roomIdOrAlias, via)
                : destinations.here(roomIdOrAlias).orElseThrow(RoomSummary::notFound);
        Summary found = sources.source(true)
                .find(sources.start(destination.room(), destination.via()))
                .map(Walk.Found::summary)
                .filter(visitor::maySee)
                .orElseThrow(RoomSummary::notFound);
        var told = Json.object(found.told());
        visitor.in(found.room()).ifPresent(membership -> told.add("membership", membership.value()));
        return told.build();
    }

    private static MatrixException notFound() {
        return MatrixException.notFound("Room not found.");
    }
}
