package org.enishi.sync.sliding.connection;

import java.util.Map;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.store.state.StateRoot;
import org.enishi.sync.sliding.wish.RoomWish;

/**
 * What a client was told of a room.
 *
 * @param membership under which it was told; {@code LEAVE} also for who was banned
 * @param position up to which its timeline was told
 * @param state of which it was told what it wanted
 * @param wish what it has wanted so far
 * @param members whose member events were sent because the timeline needed them
 * @param direct whether it was told as a direct chat
 */
public record SentRoom(
        Membership membership,
        long position,
        StateRoot state,
        RoomWish wish,
        Map<UserId, EventId> members,
        boolean direct) {}
