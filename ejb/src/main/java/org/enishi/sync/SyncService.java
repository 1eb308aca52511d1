package org.enishi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.function.Consumer;
import org.enishi.filter.Filter;
import org.enishi.filter.FilterService;
import org.enishi.security.Caller;
import org.enishi.sync.answer.Answerer;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.room.Wish;
import org.enishi.timeline.SyncToken;

/**
 * Tells devices what happened, at once or when something does. Who waits holds no thread.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync">Matrix v1.19, /sync</a>
 */
@ApplicationScoped
public class SyncService {
    private static final long LONGEST_WAIT = 120_000;

    @Inject
    FilterService filters;

    @Inject
    Arrivals arrivals;

    @Inject
    Answerer answerer;

    @Inject
    FirstAnswers first;

    @Inject
    Waiters waiters;

    @Inject
    Clock clock;

    /**
     * What the query says.
     *
     * @param filter an ID, or JSON; empty for none
     * @param since a token of an earlier answer; empty for none
     */
    public record Query(String filter, String since, boolean fullState, boolean useStateAfter, Wait waiting) {}

    /**
     * How the device waits.
     *
     * @param timeout milliseconds
     * @param presence {@code set_presence}
     */
    public record Wait(long timeout, String presence) {}

    /**
     * Answers now or later, once, on any thread.
     *
     * @param answer takes the JSON
     * @throws org.enishi.error.MatrixException {@code M_INVALID_PARAM} for a filter or token that this server did not
     *     give; {@code M_BAD_JSON}
     */
    public void sync(Caller caller, Query query, Consumer<byte[]> answer) {
        SyncRequest request = request(caller, query);
        Follower follower = arrivals.of(caller, query.waiting().presence(), request.deadline());
        if (request.isInitial()) {
            answer.accept(first.answer(request, follower));
        } else {
            first.forget(caller.deviceNid());
            waiters.ask(new SyncInquiry(request, follower, answerer), follower, answer);
        }
    }

    /** The server stops: nobody is left waiting, and nobody waits any more. */
    public void close() {
        waiters.close();
    }

    private SyncRequest request(Caller caller, Query query) {
        Filter filter = filters.resolve(caller.account(), query.filter());
        var seen = query.since().isEmpty()
                ? SyncRequest.Seen.NOTHING
                : SyncRequest.Seen.of(SyncToken.parse(query.since()));
        long wait = Math.max(0, Math.min(query.waiting().timeout(), LONGEST_WAIT));
        return new SyncRequest(
                caller, new Wish(filter, query.useStateAfter()), seen, query.fullState(), clock.millis() + wait);
    }
}
