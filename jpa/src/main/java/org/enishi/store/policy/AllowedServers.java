package org.enishi.store.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Remembers the list. Every change counts its version up, under a lock: changes of the list come one after the other. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AllowedServers {
    private static final String MATCHES =
            " from AllowedServer s where s.pattern like :search escape '!' or lower(s.reason) like :search escape '!'"
                    + " or lower(s.addedBy) like :search escape '!'";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    public Optional<AllowedServer> find(DomainPattern pattern) {
        return Optional.ofNullable(database.find(AllowedServer.class, pattern.value()));
    }

    /** The widest wildcard that covers the domain; a wildcard can be covered by a wider one. */
    public Optional<DomainPattern> wildcardAbove(DomainPattern domain) {
        var wider = domain.wildcardsAbove();
        if (wider.isEmpty()) return Optional.empty();
        return database.createQuery("select s.pattern from AllowedServer s where s.pattern in :wider", String.class)
                .setParameter("wider", wider)
                .getResultStream()
                .min(Comparator.comparingInt(String::length))
                .map(DomainPattern::new);
    }

    public void add(AllowedServer server) {
        database.persist(server);
    }

    public void remove(AllowedServer server) {
        database.remove(server);
    }

    public List<AllowedServer> page(AllowListQuery query) {
        return matching("select s" + MATCHES + " order by " + query.order().clause(), AllowedServer.class, query)
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    public long count(AllowListQuery query) {
        return matching("select count(s)" + MATCHES, Long.class, query).getSingleResult();
    }

    public long count() {
        return database.createQuery("select count(s) from AllowedServer s", Long.class)
                .getSingleResult();
    }

    /** All of it: what the policy holds in memory. */
    public List<DomainPattern> patterns() {
        return database.createQuery("select s.pattern from AllowedServer s", String.class)
                .getResultStream()
                .map(DomainPattern::new)
                .toList();
    }

    public long version() {
        return database.createQuery("select v.version from AllowListVersion v", Long.class)
                .getSingleResult();
    }

    /** To be called before the change is read and written. */
    public void lockForChange() {
        database.find(AllowListVersion.class, AllowListVersion.ONLY, LockModeType.PESSIMISTIC_WRITE)
                .countUp();
    }

    private <T> TypedQuery<T> matching(String jpql, Class<T> type, AllowListQuery query) {
        String literal = query.search()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return database.createQuery(jpql, type).setParameter("search", "%" + literal + "%");
    }
}
