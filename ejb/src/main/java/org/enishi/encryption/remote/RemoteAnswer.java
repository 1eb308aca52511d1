package org.enishi.encryption.remote;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.Json;

/** What other servers said, and which of them said nothing. Filled by several threads. */
public final class RemoteAnswer {
    private final Map<ServerName, String> failed = new ConcurrentHashMap<>();
    private final Map<ServerName, Integer> open = new ConcurrentHashMap<>();
    private final Map<UserId, PublishedKeys> keys = new ConcurrentHashMap<>();
    private final Map<UserId, byte[]> oneTimeKeys = new ConcurrentHashMap<>();

    public Map<UserId, PublishedKeys> keys() {
        return keys;
    }

    /** Rendered, by user. */
    public Map<UserId, byte[]> oneTimeKeys() {
        return oneTimeKeys;
    }

    /** A rendered object: an error for each server. */
    public byte[] failures() {
        JsonObjectBuilder all = Json.object();
        failed.forEach((server, sentence) -> all.add(server.value(), error(sentence)));
        open.forEach((server, questions) -> {
            if (questions > 0 && !failed.containsKey(server)) all.add(server.value(), error("No answer in time"));
        });
        return Json.bytes(all.build());
    }

    void failed(ServerName server, String sentence) {
        failed.put(server, sentence);
    }

    void asked(ServerName server) {
        open.merge(server, 1, Integer::sum);
    }

    void answered(ServerName server) {
        open.merge(server, -1, Integer::sum);
    }

    private static JsonObject error(String sentence) {
        return Json.object()
                .add("errcode", "M_UNKNOWN")
                .add("error", sentence)
                .add("status", 503)
                .build();
    }
}
