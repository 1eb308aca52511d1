package org.enishi.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.FailureForPeople;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;

/** What other servers' directories say. Blocks on the network; call it without a transaction. Answers are not trusted. */
@ApplicationScoped
public class RemoteDirectory {
    private static final int MOST_SERVERS = 50;
    private static final int MOST_ROOMS = 500;

    @Inject
    FederationClient client;

    @Inject
    FederationPolicy policy;

    /** @throws MatrixException {@code M_NOT_FOUND}, also if the server is not reached; {@code M_FORBIDDEN} */
    public ResolvedAlias resolve(RoomAlias alias) {
        ServerName server = alias.server();
        policy.require(Direction.OUTBOUND, server, null, Action.ALIAS);
        String path = RemotePath.of("/_matrix/federation/v1/query/directory")
                .query("room_alias", alias)
                .toString();
        try {
            return read(server, client.get(server, path));
        } catch (RemoteFailure failure) {
            MatrixException told = FailureForPeople.of(failure);
            throw told.status() < 500 ? told : MatrixException.notFound(String.valueOf(told.getMessage()));
        }
    }

    /** The other server's page of its published rooms, in the form in which clients get it. */
    public JsonObject publishedRooms(ServerName server, JsonObject request) {
        policy.require(Direction.OUTBOUND, server, null, Action.PUBLIC_ROOMS);
        try {
            return page(client.post(server, "/_matrix/federation/v1/publicRooms", request));
        } catch (RemoteFailure failure) {
            throw FailureForPeople.of(failure);
        }
    }

    private static ResolvedAlias read(ServerName server, JsonObject answer) {
        String room = answer.getString("room_id", "");
        if (!RoomId.isWellFormed(room)) throw MatrixException.notFound(server + " gave no room for this alias");
        List<ServerName> servers = new ArrayList<>();
        servers.add(server);
        JsonValue named = answer.getOrDefault("servers", JsonValue.EMPTY_JSON_ARRAY);
        if (named instanceof JsonArray array) {
            array.stream()
                    .limit(MOST_SERVERS)
                    .flatMap(value -> serverName(value).stream())
                    .filter(other -> !other.equals(server))
                    .forEach(servers::add);
        }
        return new ResolvedAlias(new RoomId(room), List.copyOf(servers));
    }

    private static Optional<ServerName> serverName(JsonValue value) {
        if (!(value instanceof JsonString text)) return Optional.empty();
        try {
            return Optional.of(new ServerName(text.getString()));
        } catch (InvalidIdentifier malformed) {
            return Optional.empty();
        }
    }

    /** Only what the specification names, of the types that it names. */
    private static JsonObject page(JsonObject answer) {
        var chunk = Json.array();
        if (answer.get("chunk") instanceof JsonArray rooms) {
            rooms.stream()
                    .limit(MOST_ROOMS)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject)
                    .filter(room -> RoomId.isWellFormed(room.getString("room_id", "")))
                    .forEach(room -> chunk.add(RemoteListing.clean(room)));
        }
        var page = Json.object().add("chunk", chunk);
        RemoteListing.copy(answer, page, JsonValue.ValueType.STRING, List.of("next_batch", "prev_batch"));
        RemoteListing.copy(answer, page, JsonValue.ValueType.NUMBER, List.of("total_room_count_estimate"));
        return page.build();
    }
}
