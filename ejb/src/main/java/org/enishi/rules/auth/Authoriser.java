package org.enishi.rules.auth;

import org.enishi.event.Event;
import org.enishi.event.RoomState;

/**
 * Is this event allowed in this state? The form of the event was checked when it was read; its signatures are the
 * business of whoever received it; its list of auth events is judged by {@link AuthEventList}.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, room version 12,
 *     "Authorisation rules"</a>
 */
public final class Authoriser {
    /** @param state against which it is judged: that of its auth events, that before it, or the current one */
    public Verdict judge(Event event, RoomState state) {
        throw new IllegalStateException("under construction");
    }
}
