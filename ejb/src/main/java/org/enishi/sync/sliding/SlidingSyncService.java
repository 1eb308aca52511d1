package org.enishi.sync.sliding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.enishi.security.Caller;
import org.enishi.sync.Arrivals;
import org.enishi.sync.SyncService;
import org.enishi.sync.Waiters;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.Connections;
import org.enishi.sync.sliding.wish.RequestReader;
import org.enishi.sync.sliding.wish.SlidingRequest;

/** Simplified sliding sync (MSC4186): tells a device what happened in the rooms it looks at. Who waits holds no thread. */
@ApplicationScoped
public class SlidingSyncService {
    private static final long LONGEST_WAIT = 120_000;

    @Inject
    Connections connections;

    @Inject
    Arrivals arrivals;

    @Inject
    SlidingAnswerer answerer;

    @Inject
    Waiters waiters;

    @Inject
    Clock clock;

    /**
     * Answers now or later, once, on any thread.
     *
     * @param pos of an earlier answer; empty to start
     * @param answer takes the JSON
     * @throws org.enishi.error.MatrixException {@code M_UNKNOWN_POS}; {@code M_BAD_JSON}, {@code M_INVALID_PARAM}
     */
    public void sync(Caller caller, Optional<String> pos, SyncService.Wait wait, Body body) {
        SlidingRequest request = new RequestReader(caller.user()).read(body.json());
        Connections.Turn turn = connections.begin(new Connections.Name(caller.deviceNid(), request.connection()), pos);
        long deadline = clock.millis() + Math.max(0, Math.min(wait.timeout(), LONGEST_WAIT));
        Follower follower = arrivals.of(caller, wait.presence(), deadline);
        var question = new SlidingInquiry.Question(caller, follower, request, turn, deadline);
        waiters.ask(new SlidingInquiry(question, answerer), follower, body.answer());
    }

    /** What was sent, and who takes the answer. */
    public record Body(JsonObject json, Consumer<byte[]> answer) {}
}
