package org.enishi.store.room;

import java.util.Collection;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;

/**
 * A room whose members are still to come.
 *
 * @param room surrogate key
 * @param join our event, before which the state is to be had
 * @param helper the server that let us in
 * @param servers those with users in the room before the join, as it told them; each counts as having one user more
 * @param attempts how often others were asked in vain
 */
public record PartialRoom(long room, EventId join, ServerName helper, Collection<ServerName> servers, int attempts) {
    /**
     * An event that was recorded meanwhile.
     *
     * @param told whether the state before it was told by another server
     */
    public record Recorded(long room, EventId event, boolean told) {}
}
