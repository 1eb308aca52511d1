package org.enishi.store.policy.decision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enishi.store.policy.DomainPattern;

/** Remembers decisions by the hour, at most so many kinds an hour and so many in all: strangers cannot fill the disk. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DecisionStore {
    /** Kinds of refusals in an hour, and as many kinds of what was allowed. */
    static final int MOST_AN_HOUR = 2_000;

    static final int MOST_ROWS = 100_000;

    private static final String REFUSED =
            " from DecisionCount d where d.allowed = false and (d.domain like :search escape '!'"
                    + " or lower(d.room) like :search escape '!' or lower(d.rule) like :search escape '!')";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    /** @param since start of the hour, milliseconds */
    public void add(long since, Map<DecisionKey, Counted> counts) {
        database.createNativeQuery("select id from decision_lock where id = 1 for update")
                .getSingleResult();
        Map<DecisionKey, DecisionCount> known = new HashMap<>();
        database.createQuery("select d from DecisionCount d where d.since = :since", DecisionCount.class)
                .setParameter("since", since)
                .getResultStream()
                .forEach(row -> known.put(row.key(), row));
        counts.forEach((key, counted) -> add(since, known, key, counted));
    }

    private void add(long since, Map<DecisionKey, DecisionCount> known, DecisionKey wanted, Counted counted) {
        boolean full = !known.containsKey(wanted) && isFull(known, wanted.allowed());
        DecisionKey key = full ? wanted.amongOthers() : wanted;
        DecisionCount row = known.get(key);
        if (row != null) {
            row.write(row.counted().plus(counted));
            return;
        }
        DecisionCount made = new DecisionCount(since, key, counted);
        database.persist(made);
        known.put(key, made);
    }

    private static boolean isFull(Map<DecisionKey, DecisionCount> known, boolean allowed) {
        return known.size() >= MOST_AN_HOUR
                && known.keySet().stream()
                                .filter(key -> key.allowed() == allowed)
                                .count()
                        >= MOST_AN_HOUR;
    }

    /** Forgets what is older, and the oldest hours of what is too many. */
    public void prune(long before) {
        long limit = database.createQuery("select d.since from DecisionCount d order by d.since desc", Long.class)
                .setFirstResult(MOST_ROWS)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(since -> since + 1)
                .orElse(before);
        database.createQuery("delete from DecisionCount d where d.since < :limit")
                .setParameter("limit", Math.max(limit, before))
                .executeUpdate();
    }

    /** The latest first. */
    public List<DecisionCount> refusals(RefusalQuery query) {
        return matching("select d" + REFUSED + " order by d.lastAt desc, d.id desc", DecisionCount.class, query)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    public long countRefusals(RefusalQuery query) {
        return matching("select count(d)" + REFUSED, Long.class, query).getSingleResult();
    }

    /** Decisions about domains that the pattern covers, from then on, the latest hours first. */
    public List<DecisionCount> of(DomainPattern pattern, long since, int limit) {
        boolean wide = pattern.isWildcard();
        String condition = wide ? "d.domain like :domain escape '!'" : "d.domain = :domain";
        String literal = wide ? "%" + pattern.value().substring(1).replace("_", "!_") : pattern.value();
        return database.createQuery(
                        "select d from DecisionCount d where d.since >= :since and " + condition
                                + " order by d.since desc, d.id",
                        DecisionCount.class)
                .setParameter("since", since)
                .setParameter("domain", literal)
                .setMaxResults(limit)
                .getResultList();
    }

    private <T> TypedQuery<T> matching(String jpql, Class<T> type, RefusalQuery query) {
        String literal = query.search()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return database.createQuery(jpql, type).setParameter("search", "%" + literal + "%");
    }
}
