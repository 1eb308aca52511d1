package org.enishi.space;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;

/**
 * The rooms below a space.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv1roomsroomidhierarchy">Matrix v1.19,
 *     "GET rooms/{roomId}/hierarchy"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Hierarchy {
    private static final int GREATEST_LIMIT = 100;
    private static final int USUAL_LIMIT = 50;
    private static final int GREATEST_DEPTH = 100;
    private static final int MOST_SKIPPED = 2_000;

    @Inject
    Sources sources;

    @Inject
    Visitors visitors;

    /**
     * What a client asks for.
     *
     * @param from of an answer's {@code next_batch}
     */
    public record Request(
            boolean suggestedOnly, Optional<Integer> limit, Optional<Integer> maxDepth, Optional<String> from) {
        int rooms() {
            int wanted = limit.orElse(USUAL_LIMIT);
            if (wanted < 1) throw MatrixException.invalidParam("limit must be greater than 0");
            return Math.min(wanted, GREATEST_LIMIT);
        }

        Walk.Wanted wanted() {
            int depth = maxDepth.orElse(GREATEST_DEPTH);
            if (depth < 0) throw MatrixException.invalidParam("max_depth must not be negative");
            return new Walk.Wanted(suggestedOnly, Math.min(depth, GREATEST_DEPTH));
        }
    }

    /** The answer; the last page has no {@code next_batch}. */
    public record Page(List<JsonObject> rooms, Optional<String> nextBatch) {}

    /**
     * @throws MatrixException {@code M_FORBIDDEN} for a room that the user may not see, {@code M_INVALID_PARAM} for
     *     numbers and tokens
     */
    public Page read(Caller caller, RoomId room, Request request) {
        Walk.Wanted wanted = request.wanted();
        int limit = request.rooms();
        int skipped = request.from()
                .map(text -> SpaceToken.parse(text, wanted, room).skipped())
                .orElse(0);
        var walk = new Walk(
                sources.start(room, List.of()),
                sources.source(wanted.suggestedOnly()),
                visitors.user(caller.account()),
                wanted);
        List<JsonObject> rooms = rooms(walk, skipped + limit + 1);
        if (rooms.isEmpty()) throw MatrixException.forbidden("You are not allowed to view this room.");
        int end = Math.min(rooms.size(), skipped + limit);
        boolean more = rooms.size() > end && end < MOST_SKIPPED;
        Optional<String> next = more ? Optional.of(new SpaceToken(end, wanted, room).toString()) : Optional.empty();
        return new Page(rooms.subList(Math.min(skipped, end), end), next);
    }

    private static List<JsonObject> rooms(Walk walk, int most) {
        List<JsonObject> rooms = new ArrayList<>();
        Optional<JsonObject> next = walk.next();
        while (next.isPresent()) {
            rooms.add(next.get());
            next = rooms.size() < most ? walk.next() : Optional.empty();
        }
        return rooms;
    }
}
