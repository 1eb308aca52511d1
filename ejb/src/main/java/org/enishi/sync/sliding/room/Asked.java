package org.enishi.sync.sliding.room;

import java.util.Set;
import java.util.function.Supplier;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.connection.Snapshot;
import org.enishi.sync.sliding.list.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and when.
 *
 * @param base what the client was told before
 * @param upTo the journal position up to which it is told now
 * @param directRooms which the user has marked as direct chats; looked up only when it matters
 */
public record Asked(Caller caller, Follower follower, Snapshot base, long upTo, Supplier<Set<RoomId>> directRooms) {
    /** What was told of the room, by surrogate key; null if nothing was. */
    @Nullable
    SentRoom sent(Candidate room) {
        return base.rooms().get(room.nid());
    }

    /** Whether it is a direct chat. A room that was in sight was told as what it was then. */
    boolean isDirect(Candidate room) {
        SentRoom sent = sent(room);
        boolean mayDiffer = !base.inSight().contains(room.nid()) || follower.mayHaveData(base.position());
        return sent == null || mayDiffer ? directRooms.get().contains(room.id()) : sent.direct();
    }
}
