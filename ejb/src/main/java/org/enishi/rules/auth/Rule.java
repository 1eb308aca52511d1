package org.enishi.rules.auth;

/**
 * The rules by which an event is refused, under our own names: their numbers move between room versions. Each has a
 * sentence for the person who is refused.
 */
public enum Rule {
    CREATE_HAS_PREV_EVENTS("A room begins with its create event"),
    CREATE_NAMES_A_ROOM("The create event must not name a room: its hash is the room"),
    CREATE_ROOM_OF_ANOTHER_DOMAIN("The room ID is not of the creator's server"),
    CREATE_VERSION_UNKNOWN("The room version is not known"),
    CREATE_WITHOUT_CREATOR("The create event names no creator"),
    CREATE_ADDITIONAL_CREATORS_INVALID("additional_creators must be a list of user IDs"),
    CREATE_OF_A_ROOM_THAT_EXISTS("The room has a create event already"),
    ROOM_IS_NOT_ITS_CREATE_EVENT("The room ID does not name a known create event"),
    AUTH_EVENTS_DUPLICATE("Two auth events stand for the same state"),
    AUTH_EVENTS_SURPLUS("An auth event has nothing to do with the event"),
    AUTH_EVENTS_REJECTED("An auth event was itself rejected"),
    AUTH_EVENTS_UNKNOWN("An auth event is not known"),
    AUTH_EVENTS_WITHOUT_CREATE("The create event is missing among the auth events"),
    AUTH_EVENTS_OF_ANOTHER_ROOM("An auth event belongs to another room"),
    ROOM_UNKNOWN("The room has no create event"),
    ROOM_DOES_NOT_FEDERATE("The room is closed to other servers"),
    ALIASES_WITHOUT_STATE_KEY("Aliases must say of which server they are"),
    ALIASES_OF_ANOTHER_SERVER("Nobody can set the aliases of another server"),
    MEMBER_WITHOUT_STATE_KEY("A membership must say whose it is"),
    MEMBER_WITHOUT_MEMBERSHIP("A membership must say which it is"),
    MEMBERSHIP_UNKNOWN("There is no such membership"),
    JOIN_NOT_SIGNED_BY_AUTHORISING_SERVER("The server that lets the user in has not signed the join"),
    JOIN_FOR_ANOTHER_USER("Nobody can join for another user"),
    JOIN_WHILE_BANNED("The user is banned from the room"),
    JOIN_NEEDS_INVITE("The room can only be joined with an invitation"),
    JOIN_NOT_AUTHORISED("Nobody who may invite to the room vouches for this join"),
    JOIN_RULE_UNKNOWN("The join rule of the room lets nobody in"),
    THIRD_PARTY_INVITE_WHILE_BANNED("The user is banned from the room"),
    THIRD_PARTY_INVITE_NOT_SIGNED("The third-party invitation is not signed"),
    THIRD_PARTY_INVITE_INCOMPLETE("The third-party invitation names no user or token"),
    THIRD_PARTY_INVITE_FOR_ANOTHER_USER("The third-party invitation is for another user"),
    THIRD_PARTY_INVITE_UNKNOWN("The room knows no such third-party invitation"),
    THIRD_PARTY_INVITE_OF_ANOTHER_SENDER("The third-party invitation is by another user"),
    THIRD_PARTY_INVITE_SIGNATURE_WRONG("The signature of the third-party invitation is wrong"),
    INVITE_SENDER_NOT_JOINED("The inviting user is not in the room"),
    INVITE_TARGET_IS_IN_ROOM("The user is in the room already"),
    INVITE_TARGET_IS_BANNED("The user is banned from the room"),
    INVITE_NEEDS_MORE_POWER("The user has not the power to invite to the room"),
    LEAVE_WHILE_NOT_IN_ROOM("The user is not in the room"),
    KICK_SENDER_NOT_JOINED("The user is not in the room"),
    UNBAN_NEEDS_MORE_POWER("The user has not the power to lift a ban"),
    KICK_NEEDS_MORE_POWER("The user has not the power to remove that user"),
    BAN_SENDER_NOT_JOINED("The user is not in the room"),
    BAN_NEEDS_MORE_POWER("The user has not the power to ban that user"),
    KNOCK_NOT_POSSIBLE("The room does not let users knock"),
    KNOCK_FOR_ANOTHER_USER("Nobody can knock for another user"),
    KNOCK_WHILE_RELATED("The user is in the room, invited or banned"),
    SENDER_NOT_JOINED("The user is not in the room"),
    THIRD_PARTY_INVITE_NEEDS_MORE_POWER("The user has not the power to invite to the room"),
    TYPE_NEEDS_MORE_POWER("The user has not the power to send this type of event"),
    STATE_KEY_IS_ANOTHER_USER("The state key is another user's ID"),
    REDACTION_NEEDS_MORE_POWER("The user has not the power to redact events of other servers"),
    POWER_LEVEL_NOT_INTEGER("Power levels must be integers"),
    POWER_LEVELS_NOT_OBJECT("events and notifications must be objects of integers"),
    POWER_LEVEL_USERS_INVALID("users must be an object of user IDs and integers"),
    POWER_LEVEL_OF_CREATOR("Creators have power above every number and cannot be given a level"),
    POWER_LEVEL_ABOVE_OWN("Nobody can change a level above their own, or set one"),
    POWER_LEVEL_OF_EQUAL("Nobody can change the level of a user who has as much power");

    private final String sentence;

    Rule(String sentence) {
        this.sentence = sentence;
    }

    /** For the person who is refused. */
    public String sentence() {
        return sentence;
    }
}
