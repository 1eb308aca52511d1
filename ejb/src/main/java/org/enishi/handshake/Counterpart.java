package org.enishi.handshake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.id.ServerName;
import org.enishi.json.InvalidEvent;
import org.enishi.remote.FederationClient;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;
import org.enishi.signing.EventSigner;

/**
 * The server that helps us into or out of a room: it says where our event is to stand, we build and sign the event, it
 * takes it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#joining-rooms">Matrix v1.19, server-server API, "Joining
 *     Rooms"</a>
 */
@ApplicationScoped
class Counterpart {
    private static final String BASE = "/_matrix/federation/";

    @Inject
    FederationClient client;

    @Inject
    Configuration configuration;

    @Inject
    OwnKeys keys;

    @Inject
    Clock clock;

    /**
     * Our event, built by the server's template and signed by us.
     *
     * @throws RemoteFailure of its three kinds
     * @throws MatrixException {@code M_INCOMPATIBLE_ROOM_VERSION}
     */
    Event build(ServerName server, Wish wish) {
        RemotePath path = RemotePath.of(BASE + "v1/make_" + wish.verb())
                .segment(wish.room())
                .segment(wish.user());
        for (RoomVersion version : RoomVersion.values()) if (wish.fits(version)) path.query("ver", version.id());
        JsonObject answer = client.get(server, path.toString());
        try {
            Template template = Template.of(version(answer, wish), event(answer), wish);
            return EventSigner.build(
                    template.fill(wish, clock.millis()),
                    template.version(),
                    configuration.serverName(),
                    keys.current());
        } catch (InvalidEvent e) {
            throw new RemoteFailure.Garbage(server, "a template that makes no event: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new RemoteFailure.Garbage(server, "a template with a wrong " + e.getMessage());
        }
    }

    /** @throws RemoteFailure of its three kinds */
    JsonObject send(ServerName server, Wish wish, Event event) {
        return client.put(server, path(wish, event).toString(), event.bytes(), Limits.LARGE);
    }

    /** As {@link #send}; the answer may leave out who is in the room. */
    JsonObject sendBriefly(ServerName server, Wish wish, Event event) {
        String path = path(wish, event).query("omit_members", "true").toString();
        return client.put(server, path, event.bytes(), Limits.LARGE);
    }

    private static RemotePath path(Wish wish, Event event) {
        String api = wish.verb().equals("knock") ? "v1" : "v2";
        return RemotePath.of(BASE + api + "/send_" + wish.verb())
                .segment(wish.room())
                .segment(event.id());
    }

    private static RoomVersion version(JsonObject answer, Wish wish) {
        String id = answer.get("room_version") instanceof JsonString text ? text.getString() : "1";
        RoomVersion version =
                RoomVersion.of(id).orElseThrow(() -> incompatible("This server does not know the version of the room"));
        if (!wish.fits(version)) throw incompatible("The version of the room knows no " + wish.verb());
        return version;
    }

    private static MatrixException incompatible(String sentence) {
        return new MatrixException(ErrorCode.M_INCOMPATIBLE_ROOM_VERSION, sentence);
    }

    private static JsonObject event(JsonObject answer) {
        if (answer.get("event") instanceof JsonObject event) return event;
        throw new IllegalArgumentException("event");
    }
}
