package org.enishi.store.event;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.store.sql.Sql;

/** Which events others are related to, asked from below. */
public final class Relations {
    private static final int CHUNK = 500;
    private static final int LONGEST_TYPE = 255;

    private final Sql sql;

    public Relations(Sql sql) {
        this.sql = sql;
    }

    private record Edge(String parent, long child, String type) {}

    /** In the transaction in which the events are inserted. */
    void insert(Collection<StoredEvent> events) {
        List<Edge> edges = new ArrayList<>();
        for (StoredEvent stored : events) edge(stored).ifPresent(edges::add);
        sql.batch(
                "insert into event_relation (parent_id, child_nid, rel_type) values (?, ?, ?)",
                edges,
                (row, edge) -> row.text(edge.parent).number(edge.child).text(edge.type));
    }

    /**
     * Those of these to which a shown event is related that was sent by one of the senders and relates by one of the
     * types. A redacted event is related to nothing.
     *
     * @param senders user IDs; absent for any
     * @param types relation types; absent for any
     */
    public Set<EventId> parents(Collection<EventId> of, Optional<Set<String>> senders, Optional<Set<String>> types) {
        String text = "select distinct r.parent_id from event_relation r join event e on e.nid = r.child_nid"
                + " where r.parent_id = any(?) and e.status = ? and e.position <> 0 and e.redacted_by is null"
                + (senders.isPresent() ? " and e.sender = any(?)" : "")
                + (types.isPresent() ? " and r.rel_type = any(?)" : "");
        Set<EventId> found = new HashSet<>();
        for (List<EventId> chunk : Chunks.of(of, CHUNK)) {
            List<String> ids = chunk.stream().map(EventId::value).toList();
            found.addAll(sql.list(
                    text,
                    wanted -> {
                        wanted.texts(ids).integer(EventStatus.ACCEPTED.ordinal());
                        if (senders.isPresent()) wanted.texts(List.copyOf(senders.get()));
                        if (types.isPresent()) wanted.texts(List.copyOf(types.get()));
                    },
                    row -> new EventId(row.getString(1))));
        }
        return found;
    }

    private static Optional<Edge> edge(StoredEvent stored) {
        Event event = stored.event();
        if (event.isState() || !(event.content().get("m.relates_to") instanceof JsonObject relation))
            return Optional.empty();
        boolean named = relation.get("event_id") instanceof JsonString id
                && EventId.isWellFormed(id.getString())
                && relation.get("rel_type") instanceof JsonString type
                && isStorable(type.getString());
        if (!named) return Optional.empty();
        return Optional.of(new Edge(relation.getString("event_id"), stored.nid(), relation.getString("rel_type")));
    }

    private static boolean isStorable(String type) {
        return type.length() <= LONGEST_TYPE && type.indexOf('\0') < 0;
    }
}
