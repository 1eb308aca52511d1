package org.enishi.web.client.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.filter.EventFilter;
import org.enishi.history.Context;
import org.enishi.history.Messages;
import org.enishi.history.MessagesRequest;
import org.enishi.history.SingleEvent;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.json.Json;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Reader;
import org.jspecify.annotations.Nullable;

/**
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#getting-events-for-a-room">Matrix v1.19, "Getting events
 *     for a room"</a>
 */
@Path("_matrix/client/v3/rooms/{roomId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.GUEST})
public class HistoryResource {
    private static final int GREATEST_LIMIT = 500;

    @Inject
    Requester requester;

    @EJB
    Messages messages;

    @EJB
    Context context;

    @EJB
    SingleEvent events;

    @PathParam("roomId")
    RoomId room;

    @QueryParam("limit")
    @DefaultValue("10")
    int limit;

    @QueryParam("filter")
    @Nullable
    String filter;

    @GET
    @Path("messages")
    public byte[] messages(
            @QueryParam("dir") @Nullable String direction,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        if (direction == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "dir is missing");
        var wanted = new MessagesRequest(
                room, Direction.of(direction), Optional.ofNullable(from), Optional.ofNullable(to), limit(1), filter());
        return messages.read(reader(), wanted);
    }

    @GET
    @Path("context/{eventId}")
    public byte[] context(@PathParam("eventId") EventId event) {
        return context.read(reader(), new Context.Request(room, event, limit(0), filter()));
    }

    @GET
    @Path("event/{eventId}")
    public byte[] event(@PathParam("eventId") EventId event) {
        return events.read(reader(), room, event);
    }

    private int limit(int least) {
        if (limit < least) throw MatrixException.invalidParam("limit is too small");
        return Math.min(limit, GREATEST_LIMIT);
    }

    private EventFilter filter() {
        return filter == null ? EventFilter.ALL : EventFilter.of(Json.read(filter.getBytes(UTF_8)));
    }

    private Reader reader() {
        return new Reader(requester.caller().user(), requester.caller().deviceNid());
    }
}
