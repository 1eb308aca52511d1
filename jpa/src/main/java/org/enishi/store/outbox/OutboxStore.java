package org.enishi.store.outbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enishi.id.ServerName;
import org.enishi.store.sql.Sql;

/** What is to be delivered: one row per event and set of destinations. Reads need no transaction. */
public class OutboxStore {
    private final Sql sql;
    private final OutboxMemory memory = new OutboxMemory();

    public OutboxStore(Sql sql) {
        this.sql = sql;
    }

    /** What a destination has not got yet, oldest first. */
    public List<Delivery> behind(ServerName destination, long position, int limit) {
        return memory.behind(destination, position, limit).orElseGet(() -> stored(destination, position, limit));
    }

    private List<Delivery> stored(ServerName destination, long position, int limit) {
        return sql.list(
                "select o.position, o.event_nid from outbox o join destination_set_server s on s.set_nid = o.set_nid"
                        + " where s.server = ? and o.position > ? order by o.position limit ?",
                wanted -> wanted.text(destination.value()).number(position).integer(limit),
                row -> new Delivery(row.getLong(1), row.getLong(2)));
    }

    /** The last event for a destination, or 0: whether it lags behind. */
    public long last(ServerName destination) {
        return sql.first(
                        "select max(o.position) from outbox o join destination_set_server s on s.set_nid = o.set_nid"
                                + " where s.server = ?",
                        wanted -> wanted.text(destination.value()),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    /** Who has something to get above {@code after} and up to {@code upTo}: whom a nudge concerns. */
    public Set<ServerName> destinations(long after, long upTo) {
        return memory.destinations(after, upTo).orElseGet(() -> storedDestinations(after, upTo));
    }

    /**
     * This node has committed these, and no other has written between two positions of the journal: they are answered
     * from memory for a while.
     */
    public void committed(long before, long upTo, Collection<OutboxWriter.Row> rows) {
        memory.committed(before, upTo, rows);
    }

    /** Another node has written, or may have. */
    public void forget() {
        memory.forget();
    }

    private Set<ServerName> storedDestinations(long after, long upTo) {
        return new HashSet<>(sql.list(
                "select distinct s.server from outbox o join destination_set_server s on s.set_nid = o.set_nid"
                        + " where o.position > ? and o.position <= ?",
                wanted -> wanted.number(after).number(upTo),
                row -> new ServerName(row.getString(1))));
    }

    /** Of what lies this far back only the last event of each room and set of destinations stays: what catch-up needs. */
    public void thin(long upTo) {
        sql.update(
                "delete from outbox where position <= ? and position not in (select max(o.position) from outbox o"
                        + " join event e on e.nid = o.event_nid where o.position <= ? group by o.set_nid, e.room_nid)",
                wanted -> wanted.number(upTo).number(upTo));
    }

    /** Drops what all destinations have got. */
    public void prune(long upTo) {
        sql.update("delete from outbox where position <= ?", wanted -> wanted.number(upTo));
    }
}
