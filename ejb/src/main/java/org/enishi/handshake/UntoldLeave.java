package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.json.Json;
import org.enishi.json.Naming;
import org.enishi.remote.OwnKeys;
import org.enishi.signing.EventSigner;

/** Makes the leave of a user whose room nobody reaches: it is known here only, and never sent. */
@ApplicationScoped
class UntoldLeave {
    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    /** @param relation the invitation or knock behind which it stands */
    Event behind(Wish wish, Event relation) {
        JsonArray before = Naming.citing(relation.version(), List.of(relation.id()), any -> List.of(relation));
        JsonObject built = Json.object()
                .add("type", "m.room.member")
                .add("room_id", wish.room().value())
                .add("sender", wish.user().value())
                .add("state_key", wish.user().value())
                .add("content", wish.content())
                .add("origin_server_ts", clock.millis())
                .add("depth", relation.depth())
                .add("prev_events", before)
                .add("auth_events", before)
                .build();
        return EventSigner.build(built, relation.version(), configuration.serverName(), keys.current());
    }
}
