package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.ServerName;
import org.enishi.store.JournalStores;

/** Remembers how far each destination got our events. Every change is made only by the node that holds the lease. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DestinationStore {
    private static final String UNDELIVERED = " from outbox o join destination_set_server s on s.set_nid = o.set_nid"
            + " left join destination d on d.server = s.server where o.position > coalesce(d.sent_to, 0)";

    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    @Inject
    JournalStores stores;

    public Optional<Destination> find(ServerName server) {
        return Optional.ofNullable(entities.find(Destination.class, server.value()));
    }

    public List<Destination> all() {
        return entities.createQuery("select d from Destination d", Destination.class)
                .getResultList();
    }

    /** With nothing sent yet. Fails at the end of the transaction if another node has made it. */
    public void add(ServerName server) {
        entities.persist(new Destination(server));
    }

    /** @return whether the node holds the lease now: nobody held it, or it has run out, or it was this node's */
    public boolean lease(ServerName server, Lease lease, long now) {
        return 1
                == entities.createQuery("update Destination d set d.leaseNode = :node, d.leaseUntil = :until"
                                + " where d.server = :server and (d.leaseUntil < :now or d.leaseNode = :node)")
                        .setParameter("node", lease.node())
                        .setParameter("until", lease.until())
                        .setParameter("server", server.value())
                        .setParameter("now", now)
                        .executeUpdate();
    }

    /**
     * Those whose lease was lost stay as they are.
     *
     * @param reached outbox positions
     * @return the others
     */
    public Set<ServerName> delivered(Map<ServerName, Long> reached, Lease lease, long now) {
        stores.sql()
                .batch(
                        "update destination set sent_to = ?, failures = 0, retry_at = 0, succeeded_at = ?,"
                                + " lease_until = ? where server = ? and lease_node = ?",
                        reached.entrySet(),
                        (row, each) -> row.number(each.getValue())
                                .number(now)
                                .number(lease.until())
                                .text(each.getKey().value())
                                .text(lease.node()));
        return Set.copyOf(stores.sql()
                .list(
                        "select server from destination where server = any(?) and lease_node = ?",
                        wanted -> wanted.texts(reached.keySet().stream()
                                        .map(ServerName::value)
                                        .toList())
                                .text(lease.node()),
                        row -> new ServerName(row.getString(1))));
    }

    /** Gives the lease up until the failure's {@code retryAt}; then any node may try. */
    public void failed(ServerName server, Lease lease, Failure failure) {
        entities.createQuery("update Destination d set d.failures = :failures, d.retryAt = :retryAt, d.leaseUntil = 0,"
                        + " d.failedAt = :now, d.failure = :why where d.server = :server and d.leaseNode = :node")
                .setParameter("failures", failure.number())
                .setParameter("retryAt", failure.retryAt())
                .setParameter("now", failure.at())
                .setParameter("why", failure.shortly())
                .setParameter("server", server.value())
                .setParameter("node", lease.node())
                .executeUpdate();
    }

    /** It has spoken to us, so it can be reached again. @return whether it was waiting */
    public boolean retryNow(ServerName server) {
        return entities.createQuery("update Destination d set d.retryAt = 0, d.failures = 0"
                                + " where d.server = :server and d.retryAt > 0")
                        .setParameter("server", server.value())
                        .executeUpdate()
                > 0;
    }

    public void release(ServerName server, String node) {
        entities.createQuery(
                        "update Destination d set d.leaseUntil = 0 where d.server = :server and d.leaseNode = :node")
                .setParameter("server", server.value())
                .setParameter("node", node)
                .executeUpdate();
    }

    /** Who has not got everything that is in the outbox, servers without a row included. */
    public List<ServerName> behind() {
        List<?> names = entities.createNativeQuery("select distinct s.server" + UNDELIVERED)
                .getResultList();
        return names.stream().map(name -> new ServerName((String) name)).toList();
    }

    /** The lowest outbox position that somebody has not got yet; empty if all have everything. */
    public Optional<Long> firstUndelivered() {
        Object first = entities.createNativeQuery("select min(o.position)" + UNDELIVERED)
                .getSingleResult();
        return Optional.ofNullable((Number) first).map(Number::longValue);
    }

    /** Of each room the last event that a destination has not got, in order. */
    public List<Long> newestOfRooms(ServerName server, long sentTo, int limit) {
        List<?> positions = entities.createNativeQuery("select max(o.position) from outbox o"
                        + " join destination_set_server s on s.set_nid = o.set_nid join event e on e.nid = o.event_nid"
                        + " where s.server = :server and o.position > :sentTo group by e.room_nid order by 1")
                .setParameter("server", server.value())
                .setParameter("sentTo", sentTo)
                .setMaxResults(limit)
                .getResultList();
        return positions.stream()
                .map(position -> ((Number) position).longValue())
                .toList();
    }

    /**
     * A delivery that failed. Times are milliseconds.
     *
     * @param number how many in a row
     */
    public record Failure(int number, String why, long at, long retryAt) {
        private static final int LONGEST = 300;

        String shortly() {
            return why.length() > LONGEST ? why.substring(0, LONGEST) : why;
        }
    }

    /**
     * Who delivers, and until when.
     *
     * @param until milliseconds
     */
    public record Lease(String node, long until) {}
}
