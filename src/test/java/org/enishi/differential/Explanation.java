package org.enishi.differential;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.differential.Difference.Question;
import org.enishi.event.EventType;

/** Why the other implementation answers otherwise, and what the specification says. */
enum Explanation {
    CLOSED_ROOM(
            "rooms, Authorisation rules: If the content of the m.room.create event in the room state has the property"
                    + " m.federate set to false, and the sender domain of the event does not match the sender domain of"
                    + " the create event, reject.",
            "They also reject what a member of the room's own server says about somebody of another one.",
            difference -> difference.theirs().equals("This room has been marked as unfederatable.")
                    && difference.event().is(EventType.MEMBER)
                    && difference.event().sender().server().equals(Drafts.FOUNDER.server())),
    NO_MEMBERSHIP(
            "rooms, Authorisation rules: If there is no state_key property, or no membership property in content, reject.",
            "Both reject: we by this rule, they because they cannot select its auth events.",
            difference -> difference.question() == Question.AUTH_EVENTS_LISTED
                    && difference.event().is(EventType.MEMBER)
                    && difference.event().contentString("membership").isEmpty()),
    IMPLIED_CREATE(
            "rooms, version 12, Authorisation rules: In this room version, m.room.create MUST NOT be selected.",
            "Both reject: we by the list of auth events, they cannot read the event.",
            difference -> difference.version().roomIdIsCreateEventHash()
                    && difference.theirs().contains("should not be explicitly be in the auth_events")),
    USERS_LEVEL(
            "rooms, version 1, Authorisation rules: If the users property in content is not an object with keys that are valid"
                    + " user IDs with values that are integers (or a string that is an integer), reject.",
            "They take what Python makes an integer of: true and false, and strings with other digits or underscores.",
            difference -> !difference.version().powerLevelsAreIntegers()
                    && difference.ours().equals("POWER_LEVEL_USERS_INVALID")
                    && difference.theirs().equals("allowed")
                    && PythonInteger.standsAmong(difference.event().content().get("users"))),
    WRITTEN_LEVEL(
            "rooms, version 1, m.room.power_levels events accept values as strings: When the value is representative of an"
                    + " integer, they must be the following format: a single base 10 integer.",
            "They take strings with other digits or underscores for integers.",
            difference -> !difference.version().powerLevelsAreIntegers()
                    && difference.ours().equals("POWER_LEVEL_NOT_INTEGER")
                    && difference.theirs().equals("allowed")
                    && PythonInteger.standsIn(difference.event().content())),
    NO_RESOLUTION(
            "rooms, State resolution, Iterative auth checks: If the state event is not allowed by the authorisation rules,"
                    + " then the event is ignored.",
            "Where old power levels hold what is no level, they end in an exception, and have no state at all.",
            difference -> difference.question() == Question.RESOLVED_STATE
                    && !difference.version().powerLevelsAreIntegers()
                    && difference.theirs().matches("(Type|Value|Attribute)Error: .*")),
    NO_VERDICT(
            "rooms, version 1, Authorisation rules, m.room.member: If the join_rule is public, allow.",
            "Where old power levels hold what is no level, they end in an exception, also where no rule asks for it.",
            difference -> (difference.question() == Question.ALLOWED_BY_AUTH_EVENTS
                            || difference.question() == Question.ALLOWED_BY_STATE_BEFORE)
                    && !difference.version().powerLevelsAreIntegers()
                    && difference.event().is(EventType.MEMBER)
                    && difference.ours().equals("ALLOWED")
                    && difference.theirs().matches("(Type|Value|Attribute)Error: .*")),
    POWER_EVENT(
            "rooms, State resolution, Power events: A power event is a state event with type m.room.power_levels or"
                    + " m.room.join_rules, or a state event with type m.room.member where the membership is leave or ban"
                    + " and the sender does not match the state_key.",
            "They want an empty state key, and take m.room.create for one.",
            difference -> difference.revisions().contains("POWER_EVENT")),
    CLOSED_ROOM_RESOLVED(
            CLOSED_ROOM.specification,
            "As above, where it decides what state comes out.",
            difference -> difference.revisions().contains("CLOSED_ROOM")),
    SEVERAL_RESOLVED(
            CLOSED_ROOM.specification + " " + POWER_EVENT.specification,
            "More than one of the above at once.",
            difference -> difference.revisions().contains("SEVERAL"));

    private final String specification;
    private final String theirWay;
    private final Predicate<Difference> fits;

    Explanation(String specification, String theirWay, Predicate<Difference> fits) {
        this.specification = specification;
        this.theirWay = theirWay;
        this.fits = fits;
    }

    static Optional<Explanation> of(Difference difference) {
        return Arrays.stream(values())
                .filter(explanation -> explanation.fits.test(difference))
                .findFirst();
    }

    /** For a reader of the report. */
    String sentence() {
        return name() + ": " + specification + " " + theirWay;
    }
}
