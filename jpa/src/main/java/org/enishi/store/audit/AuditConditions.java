package org.enishi.store.audit;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A query as the conditions of a JPQL statement with their values. */
final class AuditConditions {
    private static final String ANYWHERE =
            "(lower(e.object) like :search escape '!' or lower(e.actor) like :search escape '!'"
                    + " or lower(e.reason) like :search escape '!')";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    AuditConditions(AuditQuery query) {
        and("e.action = :action", "action", query.action());
        and("e.actor = :actor", "actor", query.actor());
        and("e.object = :object", "object", query.object());
        and(ANYWHERE, "search", anywhere(query.search()));
        and("e.at >= :from", "from", millis(query.from()));
        and("e.at < :until", "until", millis(query.until()));
    }

    AuditConditions and(String condition, String name, @Nullable Object value) {
        if (value == null) return this;
        conditions.add(condition);
        values.put(name, value);
        return this;
    }

    List<AuditEntry> list(EntityManager database, String order, int limit) {
        String jpql =
                "select e from AuditEntry e where " + String.join(" and ", conditions) + " order by e.number " + order;
        var query = database.createQuery(jpql, AuditEntry.class).setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    private static @Nullable String anywhere(@Nullable String text) {
        if (text == null) return null;
        String literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
