package org.enishi.remote.edu;

import jakarta.json.JsonObject;
import org.enishi.id.ServerName;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Something for other servers that is no event.
 *
 * @param host the server at which the room that it is about was made ({@code RoomHead.host()}); where it is about no
 *     room, the one by whose rooms sender and receiver know each other, or absent
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#edus">Matrix v1.19, "EDUs"</a>
 */
public record Edu(String type, @Nullable ServerName host, JsonObject content) {
    byte[] bytes() {
        return CanonicalJson.bytes(
                Json.object().add("edu_type", type).add("content", content).build());
    }
}
