package org.enishi.sync.sliding.room;

import java.util.Objects;
import org.enishi.event.Membership;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.room.Prefetched;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.sync.sliding.wish.RoomWish;
import org.jspecify.annotations.Nullable;

/**
 * A room that the user is in, and what the client has of it.
 *
 * @param range from where the timeline is told, which state the client knows, and where the room stands
 * @param bump by which lists are ordered
 * @param wish how the client wants the room told now
 * @param sent absent if the client does not have the room with its members
 * @param direct whether it is a direct chat
 */
record Place(
        RoomRange range, long bump, RoomWish wish, @Nullable SentRoom sent, boolean direct) {
    static Place of(Asked asked, Candidate room, RoomWish wish) {
        SentRoom before = asked.sent(room);
        SentRoom sent = before != null && before.membership() == Membership.JOIN ? before : null;
        long after = sent == null || wantsMore(wish, sent) ? 0 : sent.position();
        StateRoot known = sent == null ? StateRoot.EMPTY : sent.state();
        var range =
                new RoomRange(Objects.requireNonNull(room.head()), after, known, Objects.requireNonNull(room.step()));
        return new Place(range, room.bump(), wish, sent, asked.isDirect(room));
    }

    Place with(Prefetched read) {
        return new Place(range.with(read), bump, wish, sent, direct);
    }

    /** Whether the client is told of the room for the first time. */
    boolean isFresh() {
        return sent == null;
    }

    /** Whether the client wants more events than it ever did, so that the timeline is told again from its start. */
    boolean isExpanded() {
        return sent != null && wantsMore(wish, sent);
    }

    /** All that the client has wanted of the room so far: of that it is told every change. */
    RoomWish wholeWish() {
        return sent == null ? wish : sent.wish().and(wish);
    }

    /** Whether the client does not know that it is a direct chat, or that it is none. */
    boolean isDirectNews() {
        return sent == null || sent.direct() != direct;
    }

    private static boolean wantsMore(RoomWish wish, SentRoom sent) {
        return wish.timelineLimit() > sent.wish().timelineLimit();
    }

    /** Whether there can be anything to tell. */
    boolean isNews() {
        if (sent == null || isDirectNews()) return true;
        boolean moved = range.last().position() > sent.position()
                || !range.last().state().equals(sent.state());
        return moved || !wholeWish().equals(sent.wish());
    }
}
