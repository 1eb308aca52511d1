package org.enishi.policy;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.policy.tally.DecisionTally;
import org.enishi.store.policy.decision.DecisionKey;
import org.enishi.store.policy.decision.DecisionKey.Host;

/** A decision in the form in which it is kept. */
final class Decided {
    /** Asked so often, and so much the same, that only their refusals are worth keeping. */
    private static final Set<Action> COMMON = EnumSet.of(Action.REQUEST, Action.SERVER_KEYS);

    /** Where the room makes a difference to what an agreement says. */
    private static final Set<Action> OF_ONE_ROOM =
            EnumSet.of(Action.JOIN, Action.JOIN_UNINVITED, Action.KNOCK, Action.INVITE);

    private Decided() {}

    static void keep(DecisionTally tally, Matter matter, PolicyVerdict verdict, long now) {
        PolicyRule rule = verdict.rule();
        if (rule == PolicyRule.OWN_DOMAIN || (rule.allows() && COMMON.contains(matter.action()))) return;
        tally.count(key(matter, rule, verdict.own()), now);
    }

    private static DecisionKey key(Matter matter, PolicyRule rule, ServerName own) {
        boolean named = !rule.allows() || OF_ONE_ROOM.contains(matter.action());
        RoomId room = named ? matter.facts().room() : null;
        return new DecisionKey(
                new DecisionKey.Way(
                        matter.direction() == Direction.INBOUND, matter.action().name(), rule.name()),
                matter.domain().value().toLowerCase(Locale.ROOT),
                host(matter, own),
                room == null ? "" : room.value(),
                rule.allows());
    }

    private static Host host(Matter matter, ServerName own) {
        if (matter.host() == null) return Host.NONE;
        if (matter.isAtHost(own)) return Host.OURS;
        return matter.isAtHost(matter.domain()) ? Host.THEIRS : Host.OTHER;
    }
}
