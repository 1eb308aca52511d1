package org.enishi.sync.sliding.room;

import java.util.Set;
import java.util.function.Supplier;
import org.enishi.id.RoomId;
import org.enishi.security.Caller;
import org.enishi.sync.feed.Follower;
import org.enishi.sync.sliding.connection.Snapshot;

/**
 * Who asks, and when.
 *
 * @param base what the client was told before
 * @param upTo the journal position up to which it is told now
 * @param directRooms which the user has marked as direct chats; looked up only when it matters
 */
public record Asked(Caller caller, Follower follower, Snapshot base, long upTo, Supplier<Set<RoomId>> directRooms) {}
