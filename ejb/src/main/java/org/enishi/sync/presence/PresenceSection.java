package org.enishi.sync.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.ephemeral.EphemeralClock;
import org.enishi.filter.EventFilter;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.presence.Presence;
import org.enishi.presence.PresenceBoard;
import org.enishi.presence.PresenceNews;
import org.enishi.sync.answer.Saying;
import org.enishi.sync.answer.Section;
import org.enishi.sync.answer.SyncRequest;
import org.enishi.timeline.ignoring.IgnoredUsers;

/** The {@code presence} of those with whom the user shares a room. */
@ApplicationScoped
public class PresenceSection implements Section {
    private static final String TYPE = "m.presence";
    private static final int MOST = 5_000;

    @Inject
    PresenceNews news;

    @Inject
    PresenceBoard board;

    @Inject
    EphemeralClock ephemeral;

    @Inject
    IgnoredUsers ignored;

    @Inject
    Clock clock;

    @Override
    public void write(Asking asking, Saying saying) {
        SyncRequest request = asking.request();
        EventFilter filter = request.wish().filter().presence();
        List<UserId> changed = changed(asking);
        Set<UserId> people = new LinkedHashSet<>(changed);
        if (isToldAnew(asking))
            people.addAll(news.present(asking.moment().relations().joined()));
        if (people.isEmpty()) return;
        Predicate<UserId> heard = heard(request.caller().user(), filter);
        List<byte[]> events = people.stream()
                .filter(heard)
                .limit(filter.limit(MOST, MOST))
                .map(this::event)
                .toList();
        if (events.isEmpty()) return;
        saying.isNews(changed.stream().anyMatch(heard) || isOfAnEarlierLife(request));
        saying.out().events("presence", events);
    }

    private List<UserId> changed(Asking asking) {
        SyncRequest request = asking.request();
        if (request.isInitial() || !ephemeral.knows(request.clock())) return List.of();
        return news.changed(
                asking.moment().relations().joined(),
                request.clock(),
                asking.moment().clock());
    }

    /** Whoever comes into a room, or has a token of an earlier life of this server, is told who is there. */
    private boolean isToldAnew(Asking asking) {
        SyncRequest request = asking.request();
        return request.isInitial()
                || !ephemeral.knows(request.clock())
                || asking.moment().relations().last() > request.since();
    }

    /** Only an answer brings the client a token of this life. */
    private boolean isOfAnEarlierLife(SyncRequest request) {
        return !request.isInitial() && !ephemeral.knows(request.clock());
    }

    /** Neither oneself nor those whom one ignores. */
    private Predicate<UserId> heard(UserId self, EventFilter filter) {
        Set<UserId> unheard = ignored.by(self);
        return user -> !user.equals(self) && !unheard.contains(user) && filter.takes(TYPE, user.value());
    }

    /** Of whom nothing is known any more is told to be gone. */
    private byte[] event(UserId user) {
        long now = clock.millis();
        JsonObject event = Json.object()
                .add("type", TYPE)
                .add("sender", user.value())
                .add("content", board.find(user, now).orElse(Presence.NONE).content(now))
                .build();
        return Json.bytes(event);
    }
}
