package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Duration;
import org.enishi.configuration.Configuration;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.OwnKeys.Own;
import org.enishi.signing.JsonSigner;
import org.jspecify.annotations.Nullable;

/**
 * What this server publishes about its keys; signed once and told until half its time is over.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#publishing-keys">Matrix v1.19, "Publishing Keys"</a>
 */
@ApplicationScoped
public class PublishedKeys {
    private static final Duration VALID = Duration.ofDays(2);

    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    private volatile @Nullable Published published;

    /** The document. */
    public JsonObject document() {
        return current().document();
    }

    /** The document as JSON. */
    public byte[] bytes() {
        return current().bytes();
    }

    private Published current() {
        long now = clock.millis();
        Published last = published;
        if (last == null || now > last.renewAt()) {
            last = sign(now);
            published = last;
        }
        return last;
    }

    private Published sign(long now) {
        JsonObject unsigned = Json.object()
                .add("server_name", configuration.serverName().value())
                .add("valid_until_ts", now + VALID.toMillis())
                .add("verify_keys", current(Json.object()))
                .add("old_verify_keys", retired(Json.object()))
                .build();
        JsonObject signed = JsonSigner.sign(unsigned, configuration.serverName().value(), keys.current());
        return new Published(signed, Json.bytes(signed), now + VALID.toMillis() / 2);
    }

    private JsonObjectBuilder current(JsonObjectBuilder members) {
        keys.all().stream()
                .filter(own -> own.retiredAt().isEmpty())
                .forEach(own -> members.add(own.key().id(), Json.object().add("key", publicKey(own))));
        return members;
    }

    private JsonObjectBuilder retired(JsonObjectBuilder members) {
        for (Own own : keys.all())
            own.retiredAt()
                    .ifPresent(end -> members.add(
                            own.key().id(),
                            Json.object().add("key", publicKey(own)).add("expired_ts", end)));
        return members;
    }

    private static String publicKey(Own own) {
        return UnpaddedBase64.encode(own.key().verifyKey().bytes());
    }

    private record Published(JsonObject document, byte[] bytes, long renewAt) {}
}
