package org.enishi.store.governance;

import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/**
 * A room made elsewhere in which users of a domain are that is not let in.
 *
 * @param strangers those who were noticed; none where they were members before the domain became a stranger
 */
public record FrozenRoom(Where room, ServerName domain, List<UserId> strangers, Why why) {
    /** So many of a domain are remembered; if there may be more, nobody knows when all have left. */
    public static final int MOST_STRANGERS = 50;

    /** @param nid surrogate key */
    public record Where(long nid, RoomId id, ServerName host) {}

    /**
     * @param rule by which the domain is not let in
     * @param since milliseconds
     * @param released whether an administrator bears with the domain in this room
     */
    public record Why(String rule, long since, boolean released) {}

    public boolean isFrozen() {
        return !why.released();
    }
}
