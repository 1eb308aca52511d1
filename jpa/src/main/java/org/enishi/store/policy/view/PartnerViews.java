package org.enishi.store.policy.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.store.policy.DomainPattern;

/** Remembers what other servers say that they allow us. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PartnerViews {
    private static final String OFFERS =
            " from PartnerView v where v.stranger = true and v.declined = false and v.standing = :agreed"
                    + " and v.validUntil > :now";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    public Optional<PartnerView> find(ServerName server) {
        return Optional.ofNullable(database.find(PartnerView.class, PartnerView.nameOf(server)));
    }

    /** To change it: others wait. */
    public Optional<PartnerView> lock(ServerName server) {
        return Optional.ofNullable(
                database.find(PartnerView.class, PartnerView.nameOf(server), LockModeType.PESSIMISTIC_WRITE));
    }

    public List<PartnerView> of(Collection<String> servers) {
        if (servers.isEmpty()) return List.of();
        return database.createQuery("select v from PartnerView v where v.server in :servers", PartnerView.class)
                .setParameter("servers", servers)
                .getResultList();
    }

    public void add(PartnerView view) {
        database.persist(view);
    }

    public void remove(PartnerView view) {
        database.remove(view);
    }

    public long count() {
        return database.createQuery("select count(v) from PartnerView v", Long.class)
                .getSingleResult();
    }

    public long countStrangers() {
        return database.createQuery("select count(v) from PartnerView v where v.stranger = true", Long.class)
                .getSingleResult();
    }

    /** Who is to be asked by now, the longest overdue first. */
    public List<PartnerView> due(long now, int limit) {
        return database.createQuery(
                        "select v from PartnerView v where v.askAt <= :now order by v.askAt, v.server",
                        PartnerView.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Puts the next question off, unless another node has done so. @return whether it is ours to ask now */
    public boolean claim(PartnerView seen, long until) {
        return 1
                == database.createQuery("update PartnerView v set v.askAt = :until"
                                + " where v.server = :server and v.askAt = :seen")
                        .setParameter("until", until)
                        .setParameter("server", PartnerView.nameOf(seen.server()))
                        .setParameter("seen", seen.askAt())
                        .executeUpdate();
    }

    /** All servers that the pattern covers are asked at this time; one that is named and was never heard of is added. */
    public void askAgain(DomainPattern pattern, long at) {
        String covered = pattern.isWildcard() ? "%" + pattern.value().substring(1) : pattern.value();
        int known = database.createQuery("update PartnerView v set v.askAt = :at, v.failures = 0"
                        + " where v.server like :pattern escape '!'")
                .setParameter("at", at)
                .setParameter("pattern", covered.replace("_", "!_"))
                .executeUpdate();
        if (known == 0 && !pattern.isWildcard()) add(new PartnerView(new ServerName(pattern.value()), at));
    }

    /** Strangers that have an agreement with us where we have none with them, the latest first. */
    public List<PartnerView> offers(long now, int offset, int limit) {
        return database.createQuery("select v" + OFFERS + " order by v.heardAt desc, v.server", PartnerView.class)
                .setParameter("agreed", Standing.AGREED)
                .setParameter("now", now)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long countOffers(long now) {
        return database.createQuery("select count(v)" + OFFERS, Long.class)
                .setParameter("agreed", Standing.AGREED)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Forgets what strangers said and what no longer holds. */
    public void pruneStrangers(long now) {
        database.createQuery("delete from PartnerView v where v.stranger = true and v.validUntil <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
