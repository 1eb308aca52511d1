package org.enishi.journal.batch;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BooleanSupplier;

/** Transactions of the thread that asks, by the container's hand. */
public final class Transactions {
    private static final Logger LOG = System.getLogger(Transactions.class.getName());

    private final UserTransaction transaction;

    public Transactions(UserTransaction transaction) {
        this.transaction = transaction;
    }

    public boolean isActive() {
        try {
            return transaction.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException unknown) {
            throw new IllegalStateException("the transaction manager does not answer", unknown);
        }
    }

    /** Runs the work in a transaction of its own. */
    public void run(Runnable work) {
        run(work, () -> false);
    }

    /** @param isCommitted asked where the end of the commit is not known */
    void run(Runnable work, BooleanSupplier isCommitted) {
        begin();
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            rollback();
            throw failure;
        }
        commit(isCommitted);
    }

    private void begin() {
        try {
            transaction.begin();
        } catch (NotSupportedException | SystemException failure) {
            throw new IllegalStateException("no transaction can begin", failure);
        }
    }

    private void rollback() {
        try {
            transaction.rollback();
        } catch (SystemException | IllegalStateException failure) {
            LOG.log(Level.WARNING, "A transaction could not be rolled back", failure);
        }
    }

    private void commit(BooleanSupplier isCommitted) {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException unsure) {
            if (!isCommitted.getAsBoolean()) throw new IllegalStateException("the commit failed", unsure);
            LOG.log(Level.WARNING, "A commit was reported as failed, but has happened", unsure);
        }
    }
}
