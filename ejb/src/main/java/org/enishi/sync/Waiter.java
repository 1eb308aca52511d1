package org.enishi.sync;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

    private final Inquiry inquiry;
    private final Follower follower;
    private final Consumer<byte[]> answer;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);

    Waiter(Inquiry inquiry, Follower follower, Consumer<byte[]> answer) {
        this.inquiry = inquiry;
        this.follower = follower;
        this.answer = answer;
    }

    Inquiry inquiry() {
        return inquiry;
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

    /** @return whether something happened while it was looked, so that one must look again */
    boolean foundNothing() {
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
        answer.accept(body.orElseGet(inquiry::nothing));
    }

    boolean isAnswered() {
        return stage.get() == Stage.ANSWERED;
    }
}
