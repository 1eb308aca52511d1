package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.enishi.json.JsonOut;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.answer.StrippedRooms;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.sync.sliding.wish.RoomWish;

/** Tells of invitations and knocks, each once, and again when it becomes a direct chat. */
@Dependent
public class PendingTelling {
    /** Of knocks, too: clients know no other key. */
    private static final String STATE = "invite_state";

    @Inject
    StrippedRooms stripped;

    @Inject
    EventStore events;

    public List<ToldRoom> tell(Asked asked, Map<Candidate, RoomWish> wanted) {
        List<Candidate> news =
                wanted.keySet().stream().filter(room -> !wasTold(asked, room)).toList();
        if (news.isEmpty()) return List.of();
        Map<Long, StoredEvent> memberships =
                events.byNid(news.stream().map(room -> member(room).event()).toList());
        return news.stream()
                .map(room -> tell(
                        asked, room, memberships.get(member(room).event()), Objects.requireNonNull(wanted.get(room))))
                .toList();
    }

    private ToldRoom tell(
            Asked asked, Candidate room, @org.jspecify.annotations.Nullable StoredEvent event, RoomWish wish) {
        RoomMember member = member(room);
        JsonOut out = new JsonOut().open().key("initial").flag(true);
        out.key("membership").text(member.membership().value());
        out.key("bump_stamp").number(room.bump());
        boolean direct = asked.isDirect(room);
        out.key("is_dm").flag(direct);
        out.key(STATE).array(stripped.of(member, event));
        var sent = new SentRoom(member.membership(), member.position(), StateRoot.EMPTY, wish, Map.of(), direct);
        return new ToldRoom(room.nid(), room.id(), out.close().bytes(), sent);
    }

    private static boolean wasTold(Asked asked, Candidate room) {
        RoomMember member = member(room);
        SentRoom sent = asked.sent(room);
        return sent != null
                && sent.membership() == member.membership()
                && sent.position() >= member.position()
                && sent.direct() == asked.isDirect(room);
    }

    private static RoomMember member(Candidate room) {
        return Objects.requireNonNull(room.relation());
    }
}
