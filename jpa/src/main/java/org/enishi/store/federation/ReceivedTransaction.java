package org.enishi.store.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.enishi.id.ServerName;
import org.enishi.id.TransactionId;

/** A transaction of another server with the answer that it got. */
@Entity
@Table(name = "received_transaction")
public class ReceivedTransaction {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "received_transaction_seq")
    @SequenceGenerator(
            name = "received_transaction_seq",
            sequenceName = "received_transaction_seq",
            allocationSize = 50)
    private long nid;

    @Column(name = "origin")
    private String origin;

    @Column(name = "txn_id")
    private String transactionId;

    @Column(name = "received_at")
    private long receivedAt;

    @Column(name = "answer")
    private byte[] answer;

    protected ReceivedTransaction() {
        this.origin = "";
        this.transactionId = "";
        this.answer = new byte[0];
    }

    /** @param answer JSON */
    public ReceivedTransaction(ServerName origin, TransactionId transaction, byte[] answer, long receivedAt) {
        this.origin = origin.folded().value();
        this.transactionId = transaction.value();
        this.answer = answer;
        this.receivedAt = receivedAt;
    }

    public byte[] answer() {
        return answer;
    }
}
