package org.enishi.signing;

import jakarta.json.JsonObject;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Naming;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.redaction.Redactor;

/**
 * Hashes and signs events in the name of this server.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#adding-hashes-and-signatures-to-outgoing-events">Matrix
 *     v1.19, "Adding hashes and signatures to outgoing events"</a>
 */
public final class EventSigner {
    private EventSigner() {}

    /**
     * Makes an event of what we have built ourselves: all keys but {@code hashes} and {@code signatures}. Nothing that
     * another server built may come here. What is in it is canonical JSON whatever the version would bear.
     *
     * @throws org.enishi.json.InvalidEvent if the form is wrong, the content not canonical or the event too large
     */
    public static Event build(JsonObject built, RoomVersion version, ServerName server, SigningKey key) {
        EventReader.requireCanonicalContent(built);
        JsonObject hashed = ContentHash.add(Naming.named(built, version, server));
        return EventReader.read(sign(hashed, version, server, key), version);
    }

    /** The event with our signature added: we grant what another server's user does (a restricted join, an invite). */
    public static Event cosign(Event event, ServerName server, SigningKey key) {
        return EventReader.read(sign(event.json(), event.version(), server, key), event.version());
    }

    /** The event with a signature that somebody else made, beside those that it has. Whether it holds is not looked at. */
    public static Event with(Event event, ServerName signer, String keyId, String signature) {
        return EventReader.read(
                JsonSigner.withSignature(event.json(), signer.value(), keyId, signature), event.version());
    }

    /** The signature covers the redacted form and is copied to the whole event. */
    public static JsonObject sign(JsonObject event, RoomVersion version, ServerName server, SigningKey key) {
        byte[] signature = key.sign(JsonSigner.signedBytes(Redactor.redact(event, version)));
        return JsonSigner.withSignature(event, server.value(), key.id(), UnpaddedBase64.encode(signature));
    }
}
