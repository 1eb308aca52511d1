package org.enishi.store.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.enishi.id.TransactionId;
import org.enishi.store.sql.Sql;

/** Which of a device's requests made which event. Needs no transaction. */
public final class SentTransactions {
    private static final String QUERY =
            "select nid, txn_id from event where nid = any(?) and device_nid = ? and txn_id is not null";

    private final Sql sql;

    public SentTransactions(Sql sql) {
        this.sql = sql;
    }

    /**
     * Of these events, the ones that the device has sent, with the transaction ID it chose.
     *
     * @param device surrogate key of the device
     * @param events surrogate keys
     */
    public Map<Long, TransactionId> of(long device, Collection<Long> events) {
        Map<Long, TransactionId> sent = new HashMap<>();
        if (events.isEmpty()) return sent;
        sql.list(
                QUERY,
                parameters -> parameters.numbers(events).number(device),
                row -> sent.put(row.getLong(1), new TransactionId(row.getString(2))));
        return sent;
    }
}
