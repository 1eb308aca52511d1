package org.enishi.event;

import org.enishi.id.InvalidIdentifier;

/** The {@code type} of an event, at most 255 bytes. */
public record EventType(String value) implements Comparable<EventType> {
    public static final EventType CREATE = new EventType("m.room.create");
    public static final EventType MEMBER = new EventType("m.room.member");
    public static final EventType POWER_LEVELS = new EventType("m.room.power_levels");
    public static final EventType JOIN_RULES = new EventType("m.room.join_rules");
    public static final EventType HISTORY_VISIBILITY = new EventType("m.room.history_visibility");
    public static final EventType GUEST_ACCESS = new EventType("m.room.guest_access");
    public static final EventType THIRD_PARTY_INVITE = new EventType("m.room.third_party_invite");
    public static final EventType CANONICAL_ALIAS = new EventType("m.room.canonical_alias");
    public static final EventType ALIASES = new EventType("m.room.aliases");
    public static final EventType NAME = new EventType("m.room.name");
    public static final EventType TOPIC = new EventType("m.room.topic");
    public static final EventType AVATAR = new EventType("m.room.avatar");
    public static final EventType ENCRYPTION = new EventType("m.room.encryption");
    public static final EventType TOMBSTONE = new EventType("m.room.tombstone");
    public static final EventType SERVER_ACL = new EventType("m.room.server_acl");
    public static final EventType POLICY = new EventType("m.room.policy");
    public static final EventType REDACTION = new EventType("m.room.redaction");
    public static final EventType MESSAGE = new EventType("m.room.message");

    public EventType {
        if (value.isEmpty() || value.indexOf('\0') >= 0 || Text.utf8Length(value) > 255)
            throw new InvalidIdentifier("event type", value);
    }

    @Override
    public int compareTo(EventType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
