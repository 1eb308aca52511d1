package org.enishi.rules.push;

import java.util.Optional;
import org.enishi.id.UserId;

/** What rules want to know beside the event. Asked only where a rule depends on it. */
public interface Facts {
    /** How many have joined the room. */
    int memberCount();

    /** The name in the room of the user whose rules these are. */
    Optional<String> displayName();

    /** Whether somebody has the power to notify the whole room. @param key of {@code notifications} in the power levels */
    boolean mayNotify(UserId sender, String key);
}
