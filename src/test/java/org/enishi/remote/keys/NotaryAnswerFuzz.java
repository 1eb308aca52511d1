package org.enishi.remote.keys;

import static org.enishi.fuzz.ForeignBytes.require;
import static org.enishi.remote.keys.KeyDocumentFuzz.KEY;
import static org.enishi.remote.keys.KeyDocumentFuzz.NOW;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.fuzz.ForeignBytes;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.signing.JsonSigner;

/** What a notary answers: as it came, and with signatures that hold, of the server that is asked about and of the notary. */
public final class NotaryAnswerFuzz implements ForeignBytes {
    private static final ServerName NOTARY = new ServerName("notary.example");
    private static final ServerName GONE = new ServerName("gone.example");

    @Override
    public void take(byte[] bytes) {
        try {
            JsonObject json = Json.read(bytes);
            keys(json);
            JsonArrayBuilder signed = Json.array();
            for (JsonValue document :
                    json.get("server_keys") instanceof JsonArray found ? found : JsonArray.EMPTY_JSON_ARRAY)
                signed.add(document instanceof JsonObject object ? signed(object) : document);
            keys(Json.object(json).add("server_keys", signed).build());
        } catch (InvalidJson no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    private static JsonObject signed(JsonObject document) {
        return JsonSigner.sign(KeyDocumentFuzz.signed(document, GONE), NOTARY.value(), KEY);
    }

    private static void keys(JsonObject json) {
        Map<ServerName, KeySet> keys =
                new NotaryAnswer(json).keysOf(Set.of(GONE), NOTARY, id -> Optional.of(KEY.verifyKey()), NOW);
        require(Set.of(GONE).containsAll(keys.keySet()), "only what was asked for is told");
        keys.values().forEach(set -> set.forRequest(KEY.id(), NOW));
    }
}
