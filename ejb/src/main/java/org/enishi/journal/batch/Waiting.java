package org.enishi.journal.batch;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.journal.Draft;
import org.enishi.journal.endorsement.Endorsements;

/** A draft and the caller who waits for it. */
final class Waiting<T> {
    private final Draft<T> draft;
    private final Endorsements endorsements;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicBoolean settled = new AtomicBoolean();

    Waiting(Draft<T> draft, Endorsements endorsements) {
        this.draft = draft;
        this.endorsements = endorsements;
    }

    Draft<T> draft() {
        return draft;
    }

    Endorsements endorsements() {
        return endorsements;
    }

    /** From now on it will be run; false if its caller has gone. */
    boolean take() {
        return settled.compareAndSet(false, true);
    }

    void succeed(T result) {
        answer.complete(result);
    }

    void fail(RuntimeException cause) {
        answer.completeExceptionally(cause);
    }

    /**
     * Waits for the commit.
     *
     * @param toBegin seconds to wait for the batch to begin: a draft that has not begun by then never will
     * @param toEnd seconds to wait for the end once it has begun
     */
    T await(int toBegin, int toEnd) {
        try {
            return answer.get(toBegin, TimeUnit.SECONDS);
        } catch (TimeoutException notYet) {
            if (settled.compareAndSet(false, true)) throw busy();
            return awaitEnd(toEnd);
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    static MatrixException busy() {
        return new MatrixException(ErrorCode.M_UNKNOWN, 503, "The server is too busy to write; try again");
    }

    static MatrixException unknown() {
        return new MatrixException(ErrorCode.M_UNKNOWN, 503, "It is not known yet whether this was written; try again");
    }

    private T awaitEnd(int seconds) {
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw unknown();
        } catch (ExecutionException failed) {
            throw cause(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static RuntimeException cause(ExecutionException failed) {
        return failed.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException(failed.getCause());
    }
}
