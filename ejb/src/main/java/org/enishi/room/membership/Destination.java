package org.enishi.room.membership;

import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/**
 * A room that somebody wants to enter.
 *
 * @param via servers that may be in it, in the order in which they are tried
 */
public record Destination(RoomId room, List<ServerName> via) {}
