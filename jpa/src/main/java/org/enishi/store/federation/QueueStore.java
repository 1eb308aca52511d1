package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/** How much waits for a destination, and which rooms it is in. Counts end where nobody reads on. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class QueueStore {
    public static final int MOST = 10_000;

    private static final String EVENTS = "select o.event_nid from outbox o"
            + " join destination_set_server s on s.set_nid = o.set_nid where s.server = :server and o.position > :sentTo";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    /** A room that users of a server are in. */
    public record Shared(RoomId room, ServerName host, long theirs, long ours) {}

    /** @param sentTo the outbox position up to which it has everything */
    public Queue of(ServerName server, long sentTo) {
        long events =
                number(database.createNativeQuery("select count(*) from (" + EVENTS + " limit " + MOST + ") waiting")
                        .setParameter("server", server.value())
                        .setParameter("sentTo", sentTo)
                        .getSingleResult());
        Object[] notices = (Object[]) database.createNativeQuery(
                        "select count(*), min(added_at) from (select added_at from outbox_edu where server = :server"
                                + " order by nid limit " + MOST + ") waiting")
                .setParameter("server", server.value())
                .getSingleResult();
        long firstNotice = notices[1] == null ? Long.MAX_VALUE : number(notices[1]);
        long oldest = Math.min(firstNotice, events == 0 ? Long.MAX_VALUE : firstEvent(server, sentTo));
        return new Queue(events, number(notices[0]), oldest == Long.MAX_VALUE ? 0 : oldest);
    }

    private long firstEvent(ServerName server, long sentTo) {
        List<?> found = database.createNativeQuery(
                        "select e.origin_ts from event e where e.nid = (" + EVENTS + " order by o.position limit 1)")
                .setParameter("server", server.value())
                .setParameter("sentTo", sentTo)
                .getResultList();
        return found.isEmpty() ? Long.MAX_VALUE : number(found.get(0));
    }

    /** The largest first. */
    public List<Shared> rooms(ServerName server, int offset, int limit) {
        List<?> rows = database.createNativeQuery(
                        "select r.room_id, r.host, s.joined, r.joined_local from room_server s"
                                + " join room r on r.nid = s.room_nid where s.server = :server and s.joined > 0"
                                + " order by r.joined desc, r.room_id")
                .setParameter("server", server.value())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return rows.stream().map(row -> shared((Object[]) row)).toList();
    }

    private static Shared shared(Object[] row) {
        return new Shared(new RoomId((String) row[0]), new ServerName((String) row[1]), number(row[2]), number(row[3]));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
