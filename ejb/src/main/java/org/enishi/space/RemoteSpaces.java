package org.enishi.space;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.remote.http.Limits;
import org.enishi.store.cache.Caches;

/**
 * What other servers tell of rooms that this one is not in, remembered for a while. Blocks on the network: call it
 * without a transaction.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1hierarchyroomid">Matrix v1.19,
 *     server-server API, "GET hierarchy"</a>
 */
@ApplicationScoped
public class RemoteSpaces {
    private static final Logger LOG = System.getLogger(RemoteSpaces.class.getName());
    private static final int MOST_SERVERS = 3;
    private static final Limits LIMITS = new Limits(2 << 20, Duration.ofSeconds(10));
    private static final int MOST_BYTES = 16 << 20;
    private static final int FIXED_BYTES = 500;

    @Inject
    Configuration configuration;

    @Inject
    FederationPolicy policy;

    @Inject
    FederationClient client;

    private final Cache<Question, Told> told = Caches.builder()
            .maximumWeight(MOST_BYTES)
            .weigher((Question question, Told answer) -> answer.bytes)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    private final Cache<Question, Boolean> silent = Caches.builder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private record Question(ServerName server, RoomId room, boolean suggestedOnly) {}

    private record Told(RemoteSpace space, int bytes) {}

    /** @param via servers that may know the room; the first few that we may ask are asked until one tells */
    Optional<RemoteSpace> find(RoomId room, Collection<ServerName> via, boolean suggestedOnly) {
        ServerName own = configuration.serverName().folded();
        List<Question> questions = via.stream()
                .filter(server -> !server.folded().equals(own))
                .filter(server -> policy.decide(Direction.OUTBOUND, server, null, Action.SPACE)
                        .allowed())
                .limit(MOST_SERVERS)
                .map(server -> new Question(server, room, suggestedOnly))
                .toList();
        return questions.stream().flatMap(question -> ask(question).stream()).findFirst();
    }

    private Optional<RemoteSpace> ask(Question question) {
        Told known = told.getIfPresent(question);
        if (known != null) return Optional.of(known.space);
        if (silent.getIfPresent(question) != null) return Optional.empty();
        String path = RemotePath.of("/_matrix/federation/v1/hierarchy")
                .segment(question.room)
                .query("suggested_only", question.suggestedOnly)
                .toString();
        try {
            return remembered(question, client.get(question.server, path, LIMITS));
        } catch (RemoteFailure failure) {
            LOG.log(Level.INFO, () -> "No summary of " + question.room + ": " + failure.getMessage());
            silent.put(question, true);
            return Optional.empty();
        }
    }

    private Optional<RemoteSpace> remembered(Question question, JsonObject answer) {
        Optional<RemoteSpace> space = RemoteSpace.of(question.room, answer);
        if (space.isEmpty()) silent.put(question, true);
        space.ifPresent(found -> told.put(
                question, new Told(found, FIXED_BYTES + 2 * answer.toString().length())));
        return space;
    }
}
