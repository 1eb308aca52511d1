package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enishi.event.Membership;
import org.enishi.json.JsonOut;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.sync.sliding.wish.RoomWish;
import org.jspecify.annotations.Nullable;

/**
 * Tells of rooms that the client does not have and the user was removed from by others, each once. The user may not have
 * seen it.
 */
@Dependent
public class RemovedTelling {
    @Inject
    EventStore events;

    @Inject
    DepartedTelling.Ending ending;

    List<ToldRoom> tell(Asked asked, Map<Candidate, RoomWish> wanted) {
        List<Candidate> news = wanted.keySet().stream()
                .filter(room -> isNews(asked.sent(room), member(room)))
                .toList();
        if (news.isEmpty()) return List.of();
        Map<Long, StoredEvent> last =
                events.byNid(news.stream().map(room -> member(room).event()).toList());
        return news.stream()
                .map(room ->
                        tell(asked, room, last.get(member(room).event()), Objects.requireNonNull(wanted.get(room))))
                .toList();
    }

    private ToldRoom tell(Asked asked, Candidate room, @Nullable StoredEvent last, RoomWish wish) {
        JsonOut out = new JsonOut().open();
        if (asked.sent(room) == null) out.key("initial").flag(true);
        out.key("membership").text(room.membership().value());
        out.key("bump_stamp").number(room.bump());
        boolean direct = asked.isDirect(room);
        out.key("is_dm").flag(direct);
        if (last != null) ending.writeOnlyEnd(asked, last, out);
        var sent = new SentRoom(Membership.LEAVE, room.bump(), StateRoot.EMPTY, wish, Map.of(), direct);
        return new ToldRoom(room.nid(), room.id(), out.close().bytes(), sent);
    }

    /** What the client has as a room that the user is in is told as a departure. */
    private static boolean isNews(@Nullable SentRoom sent, RoomMember removal) {
        return sent == null || (sent.membership() == Membership.LEAVE && sent.position() < removal.position());
    }

    private static RoomMember member(Candidate room) {
        return Objects.requireNonNull(room.relation());
    }
}
