package org.enishi.sync.answer;

import java.util.List;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.room.RoomMember;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.room.RoomRange;

/**
 * What an answer is about.
 *
 * @param moment up to which it tells
 * @param follower the account that is told
 * @param joined rooms that the user is in and in which something happened
 * @param others invitations, knocks and leaves
 * @param data changed account data, global and of rooms that the user is in
 */
record Plan(
        Feed.Moment moment, Follower follower, List<Joined> joined, List<RoomMember> others, List<AccountDatum> data) {
    /** The journal position up to which it tells. */
    long upTo() {
        return moment.position();
    }

    /** @param steady whether the user's membership is the same throughout the range */
    record Joined(RoomRange range, boolean steady) {}
}
