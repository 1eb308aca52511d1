package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.event.Event;
import org.enishi.handshake.card.RoomCard;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.journal.running.Recommendations;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.remote.FederationClient;
import org.enishi.remote.KeyRing;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SignatureVerifier;
import org.enishi.signing.VerifyKey;

/**
 * Shows an invitation to the invitee's server and takes its signature.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#inviting-to-a-room">Matrix v1.19, server-server API,
 *     "Inviting to a room"</a>
 */
@ApplicationScoped
class InvitationSender {
    @Inject
    FederationClient client;

    @Inject
    RoomCard card;

    @Inject
    KeyRing keys;

    @Inject
    OwnKeys ownKeys;

    @Inject
    Recommendations recommendations;

    @Inject
    Configuration configuration;

    /**
     * @param built by us, not signed
     * @throws org.enishi.error.MatrixException as the other server says, or 502
     */
    Event signedByBoth(RoomHead room, UserId invitee, JsonObject built) {
        ServerName own = configuration.serverName();
        JsonObject named = Json.object(built).add("origin", own.value()).build();
        Event ours = EventSigner.build(named, room.version(), own, ownKeys.current());
        Event invite = recommendations.of(room, ours);
        try {
            return withTheirs(invite, invitee.server(), ask(invitee.server(), room, invite));
        } catch (RemoteFailure failure) {
            throw Refusals.forPeople(failure);
        }
    }

    /** Servers that know only the first room versions may know only the first form of the request. */
    private JsonObject ask(ServerName server, RoomHead room, Event invite) {
        try {
            return client.put(server, path("v2", invite), body(room, invite));
        } catch (RemoteFailure.Refused refused) {
            boolean mayBeOld = refused.status() == 400 || refused.status() == 404;
            if (!mayBeOld || !room.version().eventIdIsField()) throw refused;
            return client.putOld(server, path("v1", invite), oldBody(room, invite));
        }
    }

    private static String path(String version, Event invite) {
        return RemotePath.of("/_matrix/federation/" + version + "/invite")
                .segment(invite.room())
                .segment(invite.id())
                .toString();
    }

    private JsonObject oldBody(RoomHead room, Event invite) {
        var unsigned = Json.object().add("invite_room_state", card(room, invite));
        return Json.object(invite.json()).add("unsigned", unsigned).build();
    }

    private JsonObject body(RoomHead room, Event invite) {
        return Json.object()
                .add("room_version", room.version().id())
                .add("event", invite.json())
                .add("invite_room_state", card(room, invite))
                .build();
    }

    private JsonArrayBuilder card(RoomHead room, Event invite) {
        JsonArrayBuilder state = Json.array();
        card.of(room, invite.sender()).forEach(event -> state.add(event.json()));
        return state;
    }

    /** Our event with their signature on it; nothing else is taken from the answer. */
    private Event withTheirs(Event invite, ServerName server, JsonObject answer) {
        boolean signed = answer.get("event") instanceof JsonObject event
                && event.get("signatures") instanceof JsonObject all
                && all.get(server.value()) instanceof JsonObject;
        if (!signed) throw new RemoteFailure.Garbage(server, "an invitation without its signature");
        JsonObject theirs =
                answer.getJsonObject("event").getJsonObject("signatures").getJsonObject(server.value());
        JsonObject ours = invite.json().getJsonObject("signatures");
        var alike = Json.object(theirs);
        if (ours.get(server.value()) instanceof JsonObject asPolicyServer) asPolicyServer.forEach(alike::add);
        JsonObject both = Json.object(invite.json())
                .add("signatures", Json.object(ours).add(server.value(), alike))
                .build();
        boolean holds =
                SignatureVerifier.verifyEvent(both, invite.version(), server.value(), id -> key(server, id, invite));
        if (!holds) throw new RemoteFailure.Garbage(server, "an invitation with a wrong signature");
        return EventReader.read(both, invite.version());
    }

    /** What it says as the room's policy server is no signature of its own. */
    private Optional<VerifyKey> key(ServerName server, String id, Event invite) {
        return PolicyServer.KEY_ID.equals(id) ? Optional.empty() : keys.forEvent(server, id, invite);
    }
}
