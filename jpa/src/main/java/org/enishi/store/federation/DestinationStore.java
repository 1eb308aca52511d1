package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;

/** Remembers how far each destination got our events. Every change is made only by the node that holds the lease. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DestinationStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

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

    /** @return false if the lease was lost meanwhile; nothing is changed then */
    public boolean delivered(ServerName server, Lease lease, long upTo) {
        return 1
                == entities.createQuery("update Destination d set d.sentTo = :upTo, d.failures = 0, d.retryAt = 0,"
                                + " d.leaseUntil = :until where d.server = :server and d.leaseNode = :node")
                        .setParameter("upTo", upTo)
                        .setParameter("until", lease.until())
                        .setParameter("server", server.value())
                        .setParameter("node", lease.node())
                        .executeUpdate();
    }

    /** Gives the lease up until {@code retryAt}; then any node may try. */
    public void failed(ServerName server, Lease lease, int failures, long retryAt) {
        entities.createQuery("update Destination d set d.failures = :failures, d.retryAt = :retryAt, d.leaseUntil = 0"
                        + " where d.server = :server and d.leaseNode = :node")
                .setParameter("failures", failures)
                .setParameter("retryAt", retryAt)
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

    /**
     * Who delivers, and until when.
     *
     * @param until milliseconds
     */
    public record Lease(String node, long until) {}
}
