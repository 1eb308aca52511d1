package org.enishi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.enishi.filter.FilterService;
import org.enishi.id.DeviceId;
import org.enishi.security.Caller;
import org.enishi.startup.StartupStep;
import org.enishi.startup.StopStep;
import org.enishi.startup.Summary;
import org.enishi.store.device.Sightings;
import org.enishi.sync.answer.Answerer;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.SyncThreads;
import org.enishi.sync.room.Wish;

/**
 * Makes first answers for those who were here last, and throws them away, while the rest of the application comes up:
 * whoever asks first would otherwise wait for code that was never run, and for rooms that are not in memory. Nothing
 * waits for it (docs/decisions/0044).
 */
@ApplicationScoped
class Rehearsal implements StartupStep, StopStep {
    private static final Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final int PEOPLE = 8;
    /** An answer is not broken off: who is in more would keep a processor busy for long, when code is slow. */
    private static final int MOST_ROOMS = 200;

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final String AS_CLIENTS_ASK =
            "{\"room\":{\"state\":{\"lazy_load_members\":true},\"timeline\":{\"limit\":20}}}";

    /** Nobody's: what is remembered of an answer to a device must not be remembered of one that it never got. */
    private static final DeviceId DEVICE = new DeviceId("REHEARSAL");

    @Inject
    Sightings sightings;

    @Inject
    FilterService filters;

    @Inject
    Answerer answerer;

    @Inject
    Feed feed;

    @Inject
    SyncThreads threads;

    @Inject
    Clock clock;

    private volatile boolean over;

    @Override
    public int order() {
        return 500;
    }

    @Override
    public void run(Summary summary) {
        threads.execute(this::rehearse);
    }

    @Override
    public void run() {
        over = true;
    }

    private void rehearse() {
        long end = clock.millis() + LONGEST.toMillis();
        List<Sightings.Person> people =
                sightings.last(PEOPLE).stream().filter(this::isSoonAnswered).toList();
        int turn = 0;
        while (!people.isEmpty() && !over && clock.millis() < end) answer(people.get(turn++ % people.size()));
        LOG.log(Level.INFO, "Rehearsed first answers for {0} people, {1} in all", people.size(), turn);
    }

    private boolean isSoonAnswered(Sightings.Person person) {
        return feed.moment(feed.follower(person.account())).relations().joined().size() <= MOST_ROOMS;
    }

    private void answer(Sightings.Person person) {
        var caller = new Caller(person.user(), person.account(), DEVICE, 0, false, false);
        var wish = new Wish(filters.resolve(person.account(), AS_CLIENTS_ASK), false);
        answerer.answer(
                new SyncRequest(caller, wish, SyncRequest.Seen.NOTHING, false, 0), feed.follower(person.account()));
    }
}
