package org.enishi.profile;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.remote.FederationClient;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.RemotePath;
import org.enishi.store.cache.Caches;

/**
 * Profiles of users of other servers, asked for when somebody wants to see them and remembered for a while; that there
 * is none is remembered too.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1queryprofile">Matrix v1.19,
 *     server-server API, query/profile</a>
 */
@ApplicationScoped
public class RemoteProfiles {
    private static final Logger LOG = System.getLogger(RemoteProfiles.class.getName());

    private final Cache<UserId, Optional<Profile>> remembered = Caches.builder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    @Inject
    FederationClient client;

    @Inject
    FederationPolicy policy;

    /** @throws org.enishi.error.MatrixException {@code M_FORBIDDEN} if the company does not want the other server asked */
    public Optional<Profile> find(UserId user) {
        policy.require(Direction.OUTBOUND, user.server(), null, Action.PROFILE);
        Optional<Profile> known = remembered.getIfPresent(user);
        if (known != null) return known;
        Optional<Profile> asked = ask(user);
        remembered.put(user, asked);
        return asked;
    }

    private Optional<Profile> ask(UserId user) {
        RemotePath path = RemotePath.of("/_matrix/federation/v1/query/profile").query("user_id", user);
        try {
            return Optional.of(new Profile(cleaned(client.get(user.server(), path.toString()))));
        } catch (RemoteFailure failure) {
            LOG.log(Level.DEBUG, "no profile of {0}: {1}", user, failure.getMessage());
            return Optional.empty();
        }
    }

    /** Name and picture are strings, whatever the other server says. */
    private static JsonObject cleaned(JsonObject profile) {
        var fields = Json.object(profile);
        for (ProfileKey key : new ProfileKey[] {ProfileKey.DISPLAY_NAME, ProfileKey.AVATAR_URL}) {
            if (!(profile.get(key.value()) instanceof JsonString)) fields.remove(key.value());
        }
        return fields.build();
    }
}
