package org.enishi.federation.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.encryption.remote.RemoteDoor;
import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.presence.Presence;
import org.enishi.presence.PresenceBoard;
import org.enishi.presence.PresenceState;
import org.enishi.store.presence.Acquaintances;

/**
 * Other servers' users come and go. Of those who share no room with anybody here nothing is kept.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#presence">Matrix v1.19, server-server API, "Presence"</a>
 */
@ApplicationScoped
class PresenceEdus implements EduHandler {
    private static final int MOST = 500;
    private static final int LONGEST_MESSAGE = 1_000;

    @Inject
    Configuration configuration;

    @Inject
    RemoteDoor door;

    @Inject
    Acquaintances acquaintances;

    @Inject
    PresenceBoard board;

    @Inject
    Clock clock;

    @Override
    public String type() {
        return "m.presence";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        boolean listens = configuration.presence() == PresenceMode.FEDERATED && door.mayTell(origin, Action.PRESENCE);
        if (!listens || !(content.get("push") instanceof JsonArray push)) return;
        Map<UserId, Presence> told = new LinkedHashMap<>();
        for (JsonValue each : push.subList(0, Math.min(push.size(), MOST)))
            if (each instanceof JsonObject object) read(origin, object, told);
        if (told.isEmpty()) return;
        told.keySet().retainAll(acquaintances.rooms(told.keySet()).keySet());
        told.forEach(board::hears);
    }

    private void read(ServerName origin, JsonObject object, Map<UserId, Presence> told) {
        String user = EduDoor.text(object, "user_id");
        Optional<PresenceState> state = PresenceState.find(EduDoor.text(object, "presence"));
        if (state.isEmpty() || !UserId.isWellFormed(user)) return;
        var id = new UserId(user);
        if (!id.server().folded().equals(origin.folded())) return;
        long now = clock.millis();
        long ago = Event.integer(object, "last_active_ago")
                .filter(time -> time >= 0 && time < now)
                .orElse(now);
        boolean active = state.get() == PresenceState.ONLINE && object.get("currently_active") == JsonValue.TRUE;
        Optional<String> message = Optional.of(EduDoor.text(object, "status_msg"))
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_MESSAGE);
        told.put(id, new Presence(state.get(), active, now - ago, message));
    }
}
