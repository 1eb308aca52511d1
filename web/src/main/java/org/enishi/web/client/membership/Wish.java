package org.enishi.web.client.membership;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.room.membership.Entrance;
import org.enishi.web.wire.record.RecordReader;

/** The body of a join. Clients in use leave it out altogether. */
record Wish(Optional<String> reason, Optional<JsonObject> thirdPartySigned) {
    /** @param body JSON, or nothing */
    static Wish in(byte[] body) {
        if (body.length == 0) return new Wish(Optional.empty(), Optional.empty());
        return RecordReader.read(Json.read(body), Wish.class);
    }

    Entrance.Request into(String roomIdOrAlias, List<ServerName> via) {
        return new Entrance.Request(roomIdOrAlias, via, reason, thirdPartySigned);
    }
}
