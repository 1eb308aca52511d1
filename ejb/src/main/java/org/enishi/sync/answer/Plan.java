package org.enishi.sync.answer;

import java.util.List;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.room.RoomMember;
import org.enishi.sync.room.RoomRange;

/**
 * What an answer is about.
 *
 * @param upTo the journal position up to which it tells
 * @param joined rooms that the user is in and in which something happened
 * @param others invitations, knocks and leaves
 * @param data changed account data, global and of rooms that the user is in
 */
record Plan(long upTo, List<Joined> joined, List<RoomMember> others, List<AccountDatum> data) {
    /** @param steady whether the user's membership is the same throughout the range */
    record Joined(RoomRange range, boolean steady) {}
}
