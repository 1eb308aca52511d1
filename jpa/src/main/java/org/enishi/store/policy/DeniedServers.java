package org.enishi.store.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers the denied domains. {@link ListVersion} is to be locked before a change. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DeniedServers {
    private static final String MATCHES =
            " from DeniedServer s where s.pattern like :search escape '!' or lower(s.added.reason) like :search escape '!'";

    @PersistenceContext(unitName = "enishi")
    EntityManager database;

    public Optional<DeniedServer> find(DomainPattern pattern) {
        return Optional.ofNullable(database.find(DeniedServer.class, pattern.value()));
    }

    /** The entry that denies the domain: itself, or the narrowest wildcard above it. */
    public Optional<DeniedServer> covering(DomainPattern domain) {
        List<String> names = new ArrayList<>(domain.wildcardsAbove());
        names.add(domain.value());
        return database.createQuery("select s from DeniedServer s where s.pattern in :names", DeniedServer.class)
                .setParameter("names", names)
                .getResultStream()
                .max(Comparator.comparing((DeniedServer s) -> s.pattern().equals(domain))
                        .thenComparing(s -> s.pattern().value().length()));
    }

    public void add(DeniedServer server) {
        database.persist(server);
    }

    public void remove(DeniedServer server) {
        database.remove(server);
    }

    /** In the order of the domains. */
    public List<DeniedServer> page(String search, int offset, int limit) {
        return matching("select s" + MATCHES + " order by s.pattern", DeniedServer.class, search)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    public long count(String search) {
        return matching("select count(s)" + MATCHES, Long.class, search).getSingleResult();
    }

    /** All of it: what the policy holds in memory. */
    public Set<DomainPattern> all() {
        return database.createQuery("select s.pattern from DeniedServer s", String.class)
                .getResultStream()
                .map(DomainPattern::new)
                .collect(Collectors.toSet());
    }

    private <T> TypedQuery<T> matching(String jpql, Class<T> type, String search) {
        String literal = search.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return database.createQuery(jpql, type).setParameter("search", "%" + literal + "%");
    }
}
