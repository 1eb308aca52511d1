package org.enishi.sync.feed;

import java.util.List;
import java.util.Set;
import org.enishi.store.room.RoomMember;

/**
 * How an account stands to rooms.
 *
 * @param joined the rooms it has joined, by surrogate key
 * @param pending invitations that were not answered, and knocks
 * @param last the journal position of the last change of any of its relations
 */
public record Relations(Set<Long> joined, List<RoomMember> pending, long last) {}
