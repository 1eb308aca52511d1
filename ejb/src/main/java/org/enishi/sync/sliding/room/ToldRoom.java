package org.enishi.sync.sliding.room;

import org.enishi.id.RoomId;
import org.enishi.sync.sliding.connection.SentRoom;

/**
 * What is told of a room.
 *
 * @param nid surrogate key
 * @param json the room's entry in the answer
 * @param sent what the client has of the room with it
 */
public record ToldRoom(long nid, RoomId id, byte[] json, SentRoom sent) {}
