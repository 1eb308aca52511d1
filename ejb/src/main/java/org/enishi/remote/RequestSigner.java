package org.enishi.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.SigningKey;
import org.jspecify.annotations.Nullable;

/** Signs requests in the name of this server. */
@ApplicationScoped
class RequestSigner {
    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    /**
     * @param body canonical JSON; absent for a request without one
     * @return the {@code Authorization} header
     */
    String authorization(ServerName destination, String method, String uri, byte @Nullable [] body) {
        SigningKey key = keys.current();
        byte[] around = CanonicalJson.bytes(Json.object()
                .add("method", method)
                .add("uri", uri)
                .add("origin", configuration.serverName().value())
                .add("destination", destination.value())
                .build());
        String signature = UnpaddedBase64.encode(key.sign(body == null ? around : spliced(around, body)));
        return new XMatrix(configuration.serverName(), Optional.of(destination.value()), key.id(), signature).format();
    }

    /** {@code content} sorts before all other members, so the body can stand as it is. */
    private static byte[] spliced(byte[] around, byte[] body) {
        var whole = new ByteArrayOutputStream(around.length + body.length + 12);
        whole.writeBytes("{\"content\":".getBytes(UTF_8));
        whole.writeBytes(body);
        whole.write(',');
        whole.write(around, 1, around.length - 1);
        return whole.toByteArray();
    }
}
