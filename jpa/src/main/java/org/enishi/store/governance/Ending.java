package org.enishi.store.governance;

import org.enishi.id.UserId;
import org.enishi.store.policy.DomainPattern;

/**
 * An agreement that is being ended, or was.
 *
 * @param room surrogate key: up to this room the step is done
 * @param times milliseconds
 */
public record Ending(DomainPattern domain, Order order, Step step, long room, Progress progress, Times times) {
    /** Who wants it and why. @param deny whether the domain is denied afterwards */
    public record Order(UserId by, String reason, long at, boolean deny) {}

    /** What is being done. The codes are stored: never reuse one. */
    public enum Step {
        /** Their users are removed from rooms made here. */
        REMOVING(1),
        /** Our users leave rooms made there. */
        WITHDRAWING(2),
        /** What was said and done is on its way to them. */
        DELIVERING(3),
        ENDED(4);

        private final int code;

        Step(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }

        static Step of(int code) {
            for (Step step : values()) if (step.code == code) return step;
            throw new IllegalArgumentException("no step has code " + code);
        }
    }

    /**
     * How far it is.
     *
     * @param rooms that it concerned when it began
     * @param removed places of theirs in rooms made here
     * @param withdrawn places of ours in rooms made there
     * @param failed places that none of ours could end
     */
    public record Progress(int rooms, int roomsDone, int removed, int withdrawn, int failed) {
        public static final Progress NONE = new Progress(0, 0, 0, 0, 0);
    }

    /** @param closes when the door is closed although something was not delivered; 0: not known yet */
    public record Times(long closes, long ended) {
        public static final Times OPEN = new Times(0, 0);
    }

    public boolean isRunning() {
        return step != Step.ENDED;
    }
}
