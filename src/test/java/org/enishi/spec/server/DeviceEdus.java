package org.enishi.spec.server;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;

/** What a peer says of its users' devices: by itself, and when it is asked. */
record DeviceEdus(EnishiServer to, StrangePeer peer) {
    private static final AtomicLong COUNT = new AtomicLong();

    void tell(String type, JsonObject content) {
        tell("edu" + COUNT.incrementAndGet(), type, content);
    }

    void tell(String transactionId, String type, JsonObject content) {
        JsonObject transaction = Json.object()
                .add("origin", peer.name().value())
                .add("origin_server_ts", 1_800_000_000_000L)
                .add("pdus", Json.array())
                .add(
                        "edus",
                        Json.array().add(Json.object().add("edu_type", type).add("content", content)))
                .build();
        peer.ask(to, "PUT", "/_matrix/federation/v1/send/" + transactionId, transaction)
                .ok();
    }

    static JsonObject list(String user, long stream, String... devices) {
        var all = Json.array();
        for (String device : devices) all.add(listed(user, device));
        return Json.object()
                .add("user_id", user)
                .add("stream_id", stream)
                .add("devices", all)
                .build();
    }

    static JsonObject listed(String user, String device) {
        return Json.object()
                .add("device_id", device)
                .add("keys", keys(user, device))
                .build();
    }

    static JsonObject update(String user, String device, long stream, long previous) {
        return Json.object(gone(user, device, stream, previous))
                .remove("deleted")
                .add("keys", keys(user, device))
                .build();
    }

    static JsonObject gone(String user, String device, long stream, long previous) {
        JsonArray before = Json.array().add(previous).build();
        return Json.object()
                .add("user_id", user)
                .add("device_id", device)
                .add("stream_id", stream)
                .add("prev_id", before)
                .add("deleted", true)
                .build();
    }

    private static JsonObject keys(String user, String device) {
        return Json.object()
                .add("user_id", user)
                .add("device_id", device)
                .add("algorithms", Json.array())
                .add("keys", Json.object().add("ed25519:" + device, "key"))
                .add("signatures", Json.object())
                .build();
    }
}
