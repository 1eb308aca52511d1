package org.enishi.federation.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.typing.TypingBoard;

/**
 * Other servers' users type.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#typing-notifications">Matrix v1.19, server-server API,
 *     "Typing Notifications"</a>
 */
@ApplicationScoped
class TypingEdus implements EduHandler {
    /** Servers say it again while it lasts; a lost end is made good by this. */
    private static final long LASTS_MILLIS = 60_000;

    @Inject
    EduDoor door;

    @Inject
    TypingBoard board;

    @Inject
    Clock clock;

    @Override
    public String type() {
        return "m.typing";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        String user = EduDoor.text(content, "user_id");
        long until = content.get("typing") == JsonValue.TRUE ? clock.millis() + LASTS_MILLIS : 0;
        door.room(origin, EduDoor.text(content, "room_id"), Action.PRESENCE).ifPresent(room -> {
            for (UserId joined : door.joined(origin, room, List.of(user))) board.set(room.nid(), joined, until);
        });
    }
}
