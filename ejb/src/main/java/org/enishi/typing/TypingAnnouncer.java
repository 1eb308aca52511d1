package org.enishi.typing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.json.Json;
import org.enishi.remote.edu.Edu;
import org.enishi.remote.edu.EduOutbox;
import org.enishi.store.room.MemberStore;

/**
 * Tells other servers in a room that a user of ours types. Said each time the client says it, so that it does not end there.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#typing-notifications">Matrix v1.19, server-server API,
 *     "Typing Notifications"</a>
 */
@Dependent
public class TypingAnnouncer {
    @Inject
    EduOutbox outbox;

    @Inject
    MemberStore members;

    @Inject
    Configuration configuration;

    /** Of other servers' users nothing is told. */
    void announce(RoomHead room, UserId user, boolean typing) {
        if (!user.server().equals(configuration.serverName())) return;
        Set<ServerName> others = new HashSet<>(members.joinedServers(room.nid()));
        others.remove(configuration.serverName());
        if (others.isEmpty()) return;
        var content = Json.object()
                .add("room_id", room.id().value())
                .add("user_id", user.value())
                .add("typing", typing)
                .build();
        outbox.offer("m.typing " + room.id() + " " + user, new Edu("m.typing", room.host(), content), others);
    }
}
