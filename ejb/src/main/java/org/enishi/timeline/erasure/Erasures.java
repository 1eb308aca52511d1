package org.enishi.timeline.erasure;

import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.json.CanonicalJson;
import org.enishi.json.EventReader;
import org.enishi.rules.redaction.Redactor;
import org.enishi.security.AccountEnded;
import org.enishi.store.cache.Caches;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.state.StateRoot;
import org.jspecify.annotations.Nullable;

/**
 * From whom the messages of erased users are hidden. Who is erased is known at once on this node, and within
 * {@link #FRESH} on others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3accountdeactivate">Matrix v1.19,
 *     "POST /account/deactivate"</a>
 */
@ApplicationScoped
public class Erasures {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** Somebody may have come, gone and changed names any number of times; we look so far back. */
    private static final int MOST_CHANGES = 200;

    @Inject
    ErasureReader reader;

    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    EventStore events;

    private final LoadingCache<String, Map<UserId, Long>> erased =
            Caches.builder().expireAfterWrite(FRESH).maximumSize(1).build(all -> reader.all());

    public boolean isErased(UserId sender) {
        return places().containsKey(sender);
    }

    /** @param firstJoin when the reader first was in the room, as {@link #firstJoin} says; asked only where it matters */
    public boolean hides(StoredEvent stored, LongSupplier firstJoin) {
        Map<UserId, Long> all = places();
        Long place = all.isEmpty() ? null : all.get(stored.event().sender());
        return place != null && firstJoin.getAsLong() > place;
    }

    /** The journal position at which a user first came into a room; of one who never did, none that is ever reached. */
    public long firstJoin(long room, UserId user) {
        long first = Long.MAX_VALUE;
        StateKey key = StateKey.member(user);
        StoredEvent change = members.find(room, user)
                .map(member -> events.byNid(List.of(member.event())).get(member.event()))
                .orElse(null);
        for (int i = 0; i < MOST_CHANGES && change != null; i++) {
            if (change.event().membership().filter(Membership.JOIN::equals).isPresent()) first = change.position();
            change = before(change, key);
        }
        return first;
    }

    /** What the protocol needs of it. */
    public static Event redacted(Event event) {
        byte[] bytes = CanonicalJson.bytes(Redactor.redact(event.json(), event.version()));
        return EventReader.stored(event.id(), event.room(), event.version(), bytes);
    }

    void refresh(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountEnded ended) {
        if (ended.erase()) erased.invalidateAll();
    }

    private Map<UserId, Long> places() {
        return erased.get("all");
    }

    private @Nullable StoredEvent before(StoredEvent change, StateKey key) {
        StateRoot before = change.before();
        return before == null ? null : rooms.events(before, List.of(key)).get(key);
    }
}
