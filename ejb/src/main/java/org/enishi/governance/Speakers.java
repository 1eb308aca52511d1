package org.enishi.governance;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomState;
import org.enishi.event.StateKey;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.rules.auth.Creators;
import org.enishi.rules.auth.PowerLevels;

/**
 * Through whom of our users this server acts in a room: only who is in it and mighty enough can. The mightiest, of equals
 * the room's creator, then by name, so that every node chooses the same.
 */
public final class Speakers {
    private static final int MOST_LOOKED_AT = 200;

    private final RoomState state;
    private final ServerName here;
    private final PowerLevels power;

    public Speakers(RoomState state, ServerName here) {
        this.state = state;
        this.here = here;
        this.power = PowerLevels.of(state);
    }

    public PowerLevels power() {
        return power;
    }

    /** @param some members of ours beside those whom the room's power levels name: asked where everybody's power is enough */
    public Optional<UserId> with(long needed, Collection<UserId> some) {
        Set<UserId> candidates = named();
        Optional<UserId> creator = candidates.stream().findFirst();
        candidates.addAll(some);
        return candidates.stream()
                .filter(user -> user.server().equals(here))
                .filter(user -> power.of(user) >= needed)
                .limit(MOST_LOOKED_AT)
                .filter(this::isJoined)
                .max(Comparator.comparingLong((UserId user) -> power.of(user))
                        .thenComparing(user -> creator.filter(user::equals).isPresent())
                        .thenComparing(UserId::value, Comparator.reverseOrder()));
    }

    public boolean isJoined(UserId user) {
        return state.get(StateKey.member(user))
                .flatMap(Event::membership)
                .filter(Membership.JOIN::equals)
                .isPresent();
    }

    /** The creator first. */
    private Set<UserId> named() {
        Set<UserId> found = new LinkedHashSet<>();
        state.get(EventType.CREATE).ifPresent(create -> {
            Creators.founder(create).ifPresent(found::add);
            found.addAll(Creators.allPowerful(create));
        });
        state.get(EventType.POWER_LEVELS)
                .map(event -> event.content().get("users"))
                .ifPresent(users -> {
                    if (users instanceof JsonObject listed)
                        listed.keySet().stream()
                                .filter(UserId::isWellFormed)
                                .map(UserId::new)
                                .forEach(found::add);
                });
        return found;
    }
}
