package org.enishi.federation.inbound;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;
import org.enishi.store.federation.ReceivedTransaction;
import org.enishi.store.federation.ReceivedTransactionStore;

/** The answers that peers got to transactions with EDUs, in short transactions of its own. */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class TransactionMemory {
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    ReceivedTransactionStore store;

    @Inject
    Clock clock;

    @Transactional(TxType.SUPPORTS)
    public Optional<byte[]> answer(ServerName origin, TransactionId transaction) {
        return store.answer(origin, transaction);
    }

    public void keep(ServerName origin, TransactionId transaction, byte[] answer) {
        store.add(new ReceivedTransaction(origin, transaction, answer, clock.millis()));
    }

    /** Peers repeat a transaction until they have its answer; after a day none does. */
    public void forgetOld() {
        store.forgetBefore(clock.millis() - KEPT.toMillis());
    }
}
