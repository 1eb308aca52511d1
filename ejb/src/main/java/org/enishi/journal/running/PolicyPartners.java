package org.enishi.journal.running;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.event.EventType;
import org.enishi.id.ServerName;
import org.enishi.journal.Partners;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.frozen.FrozenRooms;

/** Asks the company's federation policy. */
@ApplicationScoped
class PolicyPartners implements Partners {
    @Inject
    FederationPolicy policy;

    @Inject
    FrozenRooms frozen;

    @Override
    public Optional<String> silence(long room, EventType type, JsonObject content) {
        return frozen.why(room, type, () -> content);
    }

    @Override
    public boolean mayBeHeard(ServerName author, ServerName host) {
        return policy.decide(Direction.INBOUND, author, host, Action.EVENT).allowed();
    }
}
