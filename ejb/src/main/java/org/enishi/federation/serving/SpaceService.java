package org.enishi.federation.serving;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.space.Child;
import org.enishi.space.Summaries;
import org.enishi.space.Summary;
import org.enishi.space.Visitors;

/**
 * Tells other servers of a room and of those right below it, as far as their users could enter or read them.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1hierarchyroomid">Matrix v1.19,
 *     server-server API, "GET hierarchy"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SpaceService {
    private static final int MOST_CHILDREN = 200;

    @Inject
    FederationPolicy policy;

    @Inject
    Summaries summaries;

    @Inject
    Visitors visitors;

    /** @throws MatrixException {@code M_NOT_FOUND} for a room that is not here or not for the server's users; {@code M_FORBIDDEN} */
    public JsonObject hierarchy(ServerName origin, RoomId room, boolean suggestedOnly) {
        RoomHead head = summaries.resident(List.of(room)).get(room);
        if (head == null) throw notFound();
        policy.require(Direction.INBOUND, origin, head.host(), Action.SPACE);
        Summary summary = summaries.of(head);
        if (!visitors.maySee(origin, head, summary)) throw notFound();
        List<RoomId> below = summary.children(suggestedOnly).stream()
                .map(Child::room)
                .limit(MOST_CHILDREN)
                .toList();
        return told(origin, summary.withChildren(suggestedOnly), below, suggestedOnly);
    }

    /** Children of which this server can tell nothing are left out. */
    private JsonObject told(ServerName origin, JsonObject room, List<RoomId> below, boolean suggestedOnly) {
        Map<RoomId, RoomHead> heads = summaries.resident(below);
        var children = Json.array();
        var inaccessible = Json.array();
        for (RoomId id : below) {
            RoomHead head = heads.get(id);
            if (head == null) continue;
            Summary child = summaries.of(head);
            if (visitors.maySee(origin, head, child)) children.add(child.withChildren(suggestedOnly));
            else inaccessible.add(id.value());
        }
        return Json.object()
                .add("room", room)
                .add("children", children)
                .add("inaccessible_children", inaccessible)
                .build();
    }

    private static MatrixException notFound() {
        return MatrixException.notFound("Room does not exist.");
    }
}
