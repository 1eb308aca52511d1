package org.enishi.rules.policyserver;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import java.util.function.Predicate;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidEvent;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;

/**
 * The policy server that a room uses, by its {@code m.room.policy}. What it recommends bears its signature.
 *
 * @param key as the room's state says; absent if what stands there is no key, so that no signature can hold
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#determining-if-a-policy-server-is-enabled-in-a-room">Matrix
 *     v1.19, "Determining if a Policy Server is enabled in a room"</a>
 */
public record PolicyServer(ServerName name, Optional<VerifyKey> key) {
    /** It is called so in all rooms. */
    public static final String KEY_ID = "ed25519:policy_server";

    /**
     * Empty if the room uses none.
     *
     * @param policy what stands in the current state at {@link StateKey#POLICY}
     * @param isThere whether a server has a joined user
     */
    public static Optional<PolicyServer> of(Optional<Event> policy, Predicate<ServerName> isThere) {
        return policy.map(Event::content)
                .flatMap(content -> text(content, "via")
                        .flatMap(PolicyServer::server)
                        .flatMap(via -> keyText(content).map(key -> new PolicyServer(via, key(key)))))
                .filter(server -> isThere.test(server.name));
    }

    /** All events but the one by which a room begins or ends to use a policy server. */
    public static boolean isAskedAbout(Event event) {
        return !event.is(EventType.POLICY) || !event.stateKeyText().equals(Optional.of(""));
    }

    /** Whether it recommends the event. */
    public boolean hasSigned(Event event) {
        return SignatureVerifier.verifyEvent(
                event.json(), event.version(), name.value(), id -> KEY_ID.equals(id) ? key : Optional.empty());
    }

    /**
     * The event with the signature that the policy server has answered, beside those that it has. Empty if it is none, or
     * leaves no room for it.
     *
     * @param answer as the policy server gave it
     */
    public Optional<Event> signed(Event event, JsonObject answer) {
        return Optional.ofNullable(answer.get(name.value()))
                .filter(JsonObject.class::isInstance)
                .flatMap(own -> text(own.asJsonObject(), KEY_ID))
                .flatMap(signature -> with(event, signature))
                .filter(this::hasSigned);
    }

    private Optional<Event> with(Event event, String signature) {
        try {
            return Optional.of(EventSigner.with(event, name, KEY_ID, signature));
        } catch (InvalidEvent tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<String> keyText(JsonObject content) {
        return content.get("public_keys") instanceof JsonObject keys ? text(keys, "ed25519") : Optional.empty();
    }

    private static Optional<VerifyKey> key(String text) {
        return UnpaddedBase64.decode(text)
                .filter(bytes -> bytes.length == VerifyKey.BYTES)
                .map(bytes -> new VerifyKey(KEY_ID, bytes));
    }

    private static Optional<ServerName> server(String via) {
        try {
            return Optional.of(new ServerName(via));
        } catch (InvalidIdentifier noServer) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
