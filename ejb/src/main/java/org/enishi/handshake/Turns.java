package org.enishi.handshake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;

/** One handshake a room at a time, on this node: who comes second waits for the first and may then need none. */
final class Turns {
    private static final int LONGEST_SECONDS = 180;

    private final ConcurrentMap<RoomId, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    /** What somebody did who came second. */
    @FunctionalInterface
    interface Shortcut {
        /** Whether nothing remains to be done, now that the first is through. */
        boolean taken();
    }

    /** Does it when it is our turn, unless the shortcut, tried after each wait, makes it needless. */
    void take(RoomId room, Shortcut shortcut, Runnable handshake) {
        var mine = new CompletableFuture<Void>();
        CompletableFuture<Void> other = running.putIfAbsent(room, mine);
        while (other != null) {
            await(other);
            if (shortcut.taken()) return;
            other = running.putIfAbsent(room, mine);
        }
        try {
            handshake.run();
        } finally {
            running.remove(room, mine);
            mine.complete(null);
        }
    }

    /** Waits for the handshake that is under way, if one is. @return whether one was */
    boolean awaitEnd(RoomId room, int seconds) {
        CompletableFuture<Void> other = running.get(room);
        if (other == null) return false;
        try {
            other.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            return true;
        }
        return true;
    }

    private static void await(CompletableFuture<Void> other) {
        try {
            other.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } catch (TimeoutException | ExecutionException e) {
            throw busy();
        }
    }

    private static MatrixException busy() {
        return new MatrixException(ErrorCode.M_UNKNOWN, 504, "Another join of this room does not come to an end");
    }
}
