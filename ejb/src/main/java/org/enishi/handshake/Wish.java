package org.enishi.handshake;

import jakarta.json.JsonObject;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/** A user of ours wants to become something in a room elsewhere. */
record Wish(UserId user, RoomId room, Membership membership, JsonObject content) {
    Wish {
        content = Json.object(content).add("membership", membership.value()).build();
    }

    /** Whether a room of this version knows such a membership. */
    boolean fits(RoomVersion version) {
        return membership != Membership.KNOCK || version.allowsKnocking();
    }

    /** As in {@code make_join} and {@code send_join}. */
    String verb() {
        return membership.value();
    }
}
