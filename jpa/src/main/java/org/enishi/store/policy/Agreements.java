package org.enishi.store.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Remembers the agreements. {@link ListVersion} is to be locked before the change is read and written. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Agreements {
    private static final String MATCHES =
            " from Agreement s where (s.pattern like :search escape '!' or lower(s.added.reason) like :search escape '!'"
                    + " or lower(s.added.actor) like :search escape '!')";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    public Optional<Agreement> find(DomainPattern pattern) {
        return Optional.ofNullable(database.find(Agreement.class, pattern.value()));
    }

    /** The narrowest wildcard that covers the domain beside itself: the one that counts where the domain is not listed. */
    public Optional<DomainPattern> wildcardAbove(DomainPattern domain) {
        var wider = domain.wildcardsAbove();
        if (wider.isEmpty()) return Optional.empty();
        return database.createQuery("select s.pattern from Agreement s where s.pattern in :wider", String.class)
                .setParameter("wider", wider)
                .getResultStream()
                .max(Comparator.comparingInt(String::length))
                .map(DomainPattern::new);
    }

    public void add(Agreement server) {
        database.persist(server);
    }

    public void remove(Agreement server) {
        database.remove(server);
    }

    public List<Agreement> page(AllowListQuery query, Instant now) {
        String jpql = "select s" + MATCHES + query.only().condition() + " order by "
                + query.order().clause();
        return matching(jpql, Agreement.class, query, now)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    public long count(AllowListQuery query, Instant now) {
        return matching("select count(s)" + MATCHES + query.only().condition(), Long.class, query, now)
                .getSingleResult();
    }

    public long count() {
        return database.createQuery("select count(s) from Agreement s", Long.class)
                .getSingleResult();
    }

    /** All of it: what the policy holds in memory. */
    public Map<DomainPattern, Terms> all() {
        return database.createQuery("select s from Agreement s", Agreement.class)
                .getResultStream()
                .collect(Collectors.toMap(Agreement::pattern, Agreement::terms));
    }

    /** Those whose day of review has come or whose time is over, counted. */
    public long countDue(Instant now) {
        return database.createQuery(
                        "select count(s) from Agreement s where s.reviewAt <= :now or s.validUntil <= :now", Long.class)
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
    }

    private <T> TypedQuery<T> matching(String jpql, Class<T> type, AllowListQuery query, Instant now) {
        String literal = query.search()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        var wanted = database.createQuery(jpql, type).setParameter("search", "%" + literal + "%");
        return query.only().dependsOnTime() ? wanted.setParameter("now", now.toEpochMilli()) : wanted;
    }
}
