package org.enishi.directory;

import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;

/**
 * Where an alias leads.
 *
 * @param servers that are likely to be in the room, the best first
 */
public record ResolvedAlias(RoomId roomId, List<ServerName> servers) {}
