package org.enishi.store.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.id.TransactionId;

/** Which of a device's requests made which event. */
@ApplicationScoped
public class SentTransactions {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    /**
     * Of these events, the ones that the device has sent, with the transaction ID it chose.
     *
     * @param device surrogate key of the device
     * @param events surrogate keys
     */
    public Map<Long, TransactionId> of(long device, Collection<Long> events) {
        if (events.isEmpty()) return Map.of();
        List<?> rows = entities.createNativeQuery(
                        "select nid, txn_id from event where device_nid = ?1 and nid in (?2) and txn_id is not null")
                .setParameter(1, device)
                .setParameter(2, events)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(), row -> new TransactionId((String) row[1])));
    }
}
