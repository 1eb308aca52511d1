package org.enishi.sync;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.enishi.sync.answer.Answer;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Follower;

/** A device that waits for something to happen: its question, and where the answer goes. Answered once. */
final class Waiter {
    private enum Stage {
        WAITING,
        /** Somebody looks what happened. */
        LOOKING,
        /** Somebody looks, and something else has happened since. */
        LOOKING_AGAIN,
        ANSWERED
    }

    private final Follower follower;
    private final Consumer<byte[]> answer;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
    private volatile SyncRequest request;

    Waiter(SyncRequest request, Follower follower, Consumer<byte[]> answer) {
        this.request = request;
        this.follower = follower;
        this.answer = answer;
    }

    SyncRequest request() {
        return request;
    }

    Follower follower() {
        return follower;
    }

    /** Something happened. @return whether the caller is to have somebody look */
    boolean wake() {
        return Stage.WAITING
                == stage.getAndUpdate(now -> switch (now) {
                    case WAITING -> Stage.LOOKING;
                    case LOOKING -> Stage.LOOKING_AGAIN;
                    default -> now;
                });
    }

    /** Nothing was found up to a position. @return whether to look again */
    boolean foundNothing(long position) {
        request = request.since(position);
        Stage before = stage.getAndUpdate(now -> switch (now) {
            case LOOKING -> Stage.WAITING;
            case LOOKING_AGAIN -> Stage.LOOKING;
            default -> now;
        });
        return before == Stage.LOOKING_AGAIN;
    }

    /** @param body empty to say that nothing happened */
    void answer(Optional<byte[]> body) {
        if (stage.getAndSet(Stage.ANSWERED) == Stage.ANSWERED) return;
        answer.accept(body.orElseGet(() -> Answer.nothing(request.since())));
    }

    boolean isAnswered() {
        return stage.get() == Stage.ANSWERED;
    }
}
