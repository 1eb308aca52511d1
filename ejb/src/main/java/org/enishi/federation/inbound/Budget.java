package org.enishi.federation.inbound;

import java.time.Clock;
import java.time.Duration;

/** How much work one transaction may cause: events that it lets us fetch, states, time. */
final class Budget {
    private static final Duration TIME = Duration.ofSeconds(90);

    private final Clock clock;
    private final long end;
    private int events = 1_000;
    private int rounds = 30;
    private int states = 5;
    private boolean closed;

    Budget(Clock clock) {
        this.clock = clock;
        this.end = clock.millis() + TIME.toMillis();
    }

    boolean allowsRound() {
        return events > 0 && inTime() && rounds-- > 0;
    }

    boolean allowsState() {
        return inTime() && states-- > 0;
    }

    void spend(int fetched) {
        events -= fetched;
    }

    /** Nothing more is asked: whoever brought this does not answer, or has had its time. */
    boolean isOver() {
        return closed || !inTime();
    }

    void close() {
        closed = true;
    }

    private boolean inTime() {
        return clock.millis() < end;
    }
}
