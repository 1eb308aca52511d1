package org.enishi.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.InvalidEvent;
import org.enishi.json.InvalidJson;
import org.enishi.remote.EventRefused.Reason;
import org.enishi.remote.keys.WantedKeys;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.rules.redaction.Redactor;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;

/**
 * Settles what can be settled about a PDU without its room: its form, the signatures of its servers with keys that were
 * valid at its time, its content hash. With a wrong hash the event is taken in its redacted form. May fetch keys: call it
 * without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#checks-performed-on-receipt-of-a-pdu">Matrix v1.19,
 *     server-server API, "Checks performed on receipt of a PDU"</a>
 */
@ApplicationScoped
public class EventVerifier {
    private static final Logger LOG = System.getLogger(EventVerifier.class.getName());
    private static final String AUTHORISED_BY = "join_authorised_via_users_server";

    @Inject
    KeyRing keys;

    /** @throws EventRefused if the PDU is to be dropped */
    public Event verify(JsonObject pdu, RoomVersion version) {
        try {
            Event event = EventReader.read(pdu, version);
            signers(event).forEach(server -> requireSignature(event, server));
            return ContentHash.holds(event.json())
                    ? event
                    : EventReader.read(Redactor.redact(event.json(), version), version);
        } catch (InvalidEvent | InvalidJson e) {
            throw new EventRefused(Reason.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /** Those that hold, in order; the others are logged and left out. Fetches the keys of all servers at once first. */
    public List<Event> verifyAll(Collection<JsonObject> pdus, RoomVersion version) {
        keys.prepare(pdus.stream()
                .flatMap(pdu -> sender(pdu).map(user -> wanted(pdu, user.server())).stream())
                .toList());
        return pdus.stream().flatMap(pdu -> verified(pdu, version).stream()).toList();
    }

    private Optional<Event> verified(JsonObject pdu, RoomVersion version) {
        try {
            return Optional.of(verify(pdu, version));
        } catch (EventRefused e) {
            LOG.log(Level.INFO, "Dropped an event: {0}: {1}", e.reason(), e.getMessage());
            return Optional.empty();
        }
    }

    /** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#validating-hashes-and-signatures-on-received-events">"Validating
     *     hashes and signatures on received events"</a> */
    private static Set<ServerName> signers(Event event) {
        Set<ServerName> signers = new LinkedHashSet<>();
        if (!isThirdPartyInvite(event)) signers.add(event.sender().server());
        if (event.version().eventIdIsField()) event.id().server().ifPresent(signers::add);
        if (isVouchedFor(event))
            signers.add(event.contentString(AUTHORISED_BY)
                    .filter(UserId::isWellFormed)
                    .map(user -> new UserId(user).server())
                    .orElseThrow(() -> new EventRefused(Reason.MALFORMED, AUTHORISED_BY + " is not a user ID")));
        return signers;
    }

    private static boolean isVouchedFor(Event event) {
        return event.version().allowsRestrictedJoins()
                && event.is(EventType.MEMBER)
                && event.content().containsKey(AUTHORISED_BY);
    }

    private static boolean isThirdPartyInvite(Event event) {
        return event.is(EventType.MEMBER)
                && event.membership().filter(Membership.INVITE::equals).isPresent()
                && event.content().get("third_party_invite") instanceof JsonObject;
    }

    private void requireSignature(Event event, ServerName server) {
        Set<String> keyIds = keyIds(event.json(), server);
        if (keyIds.isEmpty()) throw new EventRefused(Reason.SIGNATURE_MISSING, event + " is not signed by " + server);
        Map<String, VerifyKey> known = new HashMap<>();
        keyIds.forEach(id -> keys.forEvent(server, id, event).ifPresent(key -> known.put(id, key)));
        if (known.isEmpty())
            throw new EventRefused(Reason.KEY_UNAVAILABLE, event + ": no key of " + server + " for its time");
        boolean holds = SignatureVerifier.verifyEvent(
                event.json(), event.version(), server.value(), id -> Optional.ofNullable(known.get(id)));
        if (!holds) throw new EventRefused(Reason.SIGNATURE_INVALID, event + ": wrong signature of " + server);
    }

    private static WantedKeys wanted(JsonObject pdu, ServerName server) {
        long signedAt = pdu.get("origin_server_ts") instanceof JsonNumber time ? time.longValue() : 0;
        return new WantedKeys(server, keyIds(pdu, server), signedAt);
    }

    /** What a server says as a room's policy server is no signature of its own, and is looked at elsewhere. */
    private static Set<String> keyIds(JsonObject pdu, ServerName server) {
        Set<String> keyIds = new LinkedHashSet<>(SignatureVerifier.keyIds(pdu, server.value()));
        keyIds.remove(PolicyServer.KEY_ID);
        return keyIds;
    }

    private static Optional<UserId> sender(JsonObject pdu) {
        return pdu.get("sender") instanceof JsonString text && UserId.isWellFormed(text.getString())
                ? Optional.of(new UserId(text.getString()))
                : Optional.empty();
    }
}
