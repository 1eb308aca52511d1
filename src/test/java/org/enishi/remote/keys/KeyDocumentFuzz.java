package org.enishi.remote.keys;

import static org.enishi.fuzz.ForeignBytes.require;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.fuzz.ForeignBytes;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SigningKey;
import org.enishi.store.federation.PublicKey;

/** What a server answers when it is asked for its keys: as it came, and with a signature that holds. */
public final class KeyDocumentFuzz implements ForeignBytes {
    private static final ServerName SERVER = new ServerName("one.example");
    static final SigningKey KEY = new SigningKey("ed25519:1", new byte[SigningKey.SEED_BYTES]);
    static final long NOW = 1_700_000_000_000L;

    @Override
    public void take(byte[] bytes) {
        try {
            JsonObject json = Json.read(bytes);
            keys(json);
            keys(signed(json, SERVER));
        } catch (InvalidJson no) {
            require(no.getMessage() != null, "a refusal says why");
        }
    }

    /** The document of that server, with our key in it and our signature. */
    static JsonObject signed(JsonObject document, ServerName server) {
        JsonObject listed =
                document.get("verify_keys") instanceof JsonObject found ? found : JsonObject.EMPTY_JSON_OBJECT;
        var ours =
                Json.object().add("key", UnpaddedBase64.encode(KEY.verifyKey().bytes()));
        JsonObject named = Json.object(document)
                .add("server_name", server.value())
                .add("verify_keys", Json.object(listed).add(KEY.id(), ours))
                .build();
        return JsonSigner.sign(named, server.value(), KEY);
    }

    private static void keys(JsonObject json) {
        List<PublicKey> keys = new KeyDocument(json).keysOf(SERVER, NOW).orElse(List.of());
        var set = new KeySet(keys);
        set.forRequest(KEY.id(), NOW);
        set.isFresh(NOW);
    }
}
