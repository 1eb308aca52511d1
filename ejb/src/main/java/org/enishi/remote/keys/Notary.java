package org.enishi.remote.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.OwnKeys;
import org.enishi.remote.http.Parallel;
import org.enishi.signing.JsonSigner;

/**
 * Tells other servers' keys on, with our signature beside theirs.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#querying-keys-through-another-server">Matrix v1.19,
 *     "Querying Keys Through Another Server"</a>
 */
@ApplicationScoped
public class Notary {
    private static final int MAX_SERVERS = 50;

    @Inject
    Sources sources;

    @Inject
    Parallel parallel;

    @Inject
    FederationPolicy policy;

    @Inject
    Clock clock;

    /**
     * What these servers published, where we have it or can get it.
     *
     * @param validUntil by server: until when the keys should be valid at least; milliseconds
     * @return {@code server_keys}
     */
    public JsonObject query(Map<ServerName, Long> validUntil) {
        if (validUntil.size() > MAX_SERVERS)
            throw MatrixException.badJson("At most 50 servers can be asked for at a time");
        List<ServerName> servers = validUntil.keySet().stream()
                .filter(server -> policy.decide(Direction.OUTBOUND, server, null, Action.SERVER_KEYS)
                        .allowed())
                .toList();
        parallel.each(servers, server -> sources.renew(server, validUntil.getOrDefault(server, 0L)));
        JsonArrayBuilder documents = Json.array();
        servers.forEach(server -> sources.document(server).ifPresent(documents::add));
        return Json.object().add("server_keys", documents).build();
    }

    /** As {@link #query(Map)}; until now at least where nothing is said. */
    public JsonObject query(ServerName server, Optional<Long> validUntil) {
        return query(Map.of(server, validUntil.orElse(clock.millis())));
    }

    /** @param criteria {@code server_keys}: server to key ID to {@code minimum_valid_until_ts} */
    public JsonObject query(JsonObject criteria) {
        try {
            return query(criteria.entrySet().stream()
                    .collect(Collectors.toMap(entry -> new ServerName(entry.getKey()), this::validUntil, Math::max)));
        } catch (InvalidIdentifier e) {
            throw MatrixException.badJson(String.valueOf(e.getMessage()));
        }
    }

    private long validUntil(Entry<String, JsonValue> server) {
        Stream<JsonValue> keys =
                server.getValue() instanceof JsonObject asked ? asked.values().stream() : Stream.empty();
        return keys.filter(JsonObject.class::isInstance)
                .map(key -> key.asJsonObject().get("minimum_valid_until_ts"))
                .filter(JsonNumber.class::isInstance)
                .mapToLong(until -> ((JsonNumber) until).longValue())
                .max()
                .orElseGet(clock::millis);
    }

    /** Documents, theirs and ours. */
    @ApplicationScoped
    static class Sources {
        @Inject
        Configuration configuration;

        @Inject
        OwnKeys own;

        @Inject
        PublishedKeys published;

        @Inject
        DirectKeys direct;

        @Inject
        RemoteKeyShelf shelf;

        /** Asks the server again unless what we have is valid long enough. */
        void renew(ServerName server, long validUntil) {
            if (!isOurs(server) && shelf.validUntil(server) < validUntil) direct.refreshed(server);
        }

        Optional<JsonObject> document(ServerName server) {
            if (isOurs(server)) return Optional.of(published.document());
            return shelf.document(server)
                    .map(document ->
                            JsonSigner.sign(document, configuration.serverName().value(), own.current()));
        }

        private boolean isOurs(ServerName server) {
            return server.folded().equals(configuration.serverName().folded());
        }
    }
}
