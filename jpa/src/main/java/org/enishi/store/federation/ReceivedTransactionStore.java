package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;
import org.enishi.store.JournalStores;

/** Remembers answers to other servers' transactions, so that a repeated one is answered alike. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReceivedTransactionStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    @Inject
    JournalStores stores;

    /** Needs no transaction. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<byte[]> answer(ServerName origin, TransactionId transaction) {
        return stores.sql()
                .first(
                        "select answer from received_transaction where origin = ? and txn_id = ?",
                        wanted -> wanted.text(origin.folded().value()).text(transaction.value()),
                        row -> row.getBytes(1));
    }

    public void add(ReceivedTransaction transaction) {
        entities.persist(transaction);
    }

    /** @param time milliseconds */
    public int forgetBefore(long time) {
        return entities.createQuery("delete from ReceivedTransaction t where t.receivedAt < :time")
                .setParameter("time", time)
                .executeUpdate();
    }
}
