package org.enishi.store.federation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;

/** Remembers the answers to other servers' transactions, so that a repeated one is answered alike. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReceivedTransactionStore {
    @PersistenceContext(unitName = "enishi")
    EntityManager entities;

    public Optional<ReceivedTransaction> find(ServerName origin, TransactionId transaction) {
        return entities.createQuery(
                        "select t from ReceivedTransaction t where t.origin = :origin and t.transactionId = :id",
                        ReceivedTransaction.class)
                .setParameter("origin", origin.folded().value())
                .setParameter("id", transaction.value())
                .getResultStream()
                .findFirst();
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
