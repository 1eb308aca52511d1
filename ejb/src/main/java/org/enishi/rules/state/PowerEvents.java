package org.enishi.rules.state;

import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;

/** Events that might remove someone's ability to do something in the room. */
final class PowerEvents {
    private PowerEvents() {}

    static boolean includes(Event event) {
        if (!event.isState()) return false;
        return event.is(EventType.POWER_LEVELS) || event.is(EventType.JOIN_RULES) || removesAnother(event);
    }

    private static boolean removesAnother(Event event) {
        boolean removes = event.membership().filter(Membership::isAway).isPresent();
        boolean another = event.stateKeyText()
                .filter(user -> !user.equals(event.sender().value()))
                .isPresent();
        return event.is(EventType.MEMBER) && removes && another;
    }
}
