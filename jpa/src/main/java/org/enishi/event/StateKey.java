package org.enishi.event;

import org.enishi.id.InvalidIdentifier;
import org.enishi.id.UserId;

/** The place of a state event in a room's state: its type and its {@code state_key}, which may be empty. */
public record StateKey(EventType type, String key) implements Comparable<StateKey> {
    public static final StateKey CREATE = of(EventType.CREATE);
    public static final StateKey POWER_LEVELS = of(EventType.POWER_LEVELS);
    public static final StateKey JOIN_RULES = of(EventType.JOIN_RULES);
    public static final StateKey HISTORY_VISIBILITY = of(EventType.HISTORY_VISIBILITY);
    public static final StateKey SERVER_ACL = of(EventType.SERVER_ACL);
    public static final StateKey POLICY = of(EventType.POLICY);

    public StateKey {
        if (!isWellFormed(key)) throw new InvalidIdentifier("state key", key);
    }

    public static boolean isWellFormed(String key) {
        return key.indexOf('\0') < 0 && Text.utf8Length(key) <= 255;
    }

    /** With the empty key. */
    public static StateKey of(EventType type) {
        return new StateKey(type, "");
    }

    public static StateKey member(UserId user) {
        return new StateKey(EventType.MEMBER, user.value());
    }

    @Override
    public int compareTo(StateKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : key.compareTo(other.key);
    }
}
