package org.enishi.profile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.security.Caller;
import org.enishi.security.Requester;
import org.enishi.security.Role;
import org.enishi.security.limit.Limited;

/**
 * Looking profiles up and changing one's own.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#profiles">Matrix v1.19, "Profiles"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileService {
    @Inject
    ProfileReader local;

    @Inject
    RemoteProfiles remote;

    @Inject
    ProfileWriter writer;

    @Inject
    ProfileSpreader spreader;

    @Inject
    Journal journal;

    /**
     * Of a local or remote user. Strangers are told of local users only: no other server is asked for them.
     *
     * @throws MatrixException {@code M_NOT_FOUND} if there is none to be had; {@code M_MISSING_TOKEN}, {@code M_UNKNOWN_TOKEN}
     */
    public Profile of(UserId user, Requester asking) {
        boolean ours = local.isOurs(user);
        if (!ours) asking.require(Set.of(Role.USER, Role.GUEST));
        Optional<Profile> found = ours ? local.find(user) : remote.find(user);
        return found.filter(profile -> !profile.fields().isEmpty())
                .orElseThrow(() -> MatrixException.notFound("This user has no profile"));
    }

    /**
     * Sets a field of one's own.
     *
     * @param body holds exactly that field
     * @throws MatrixException {@code M_FORBIDDEN}, {@code M_MISSING_PARAM}, {@code M_BAD_JSON}, {@code M_INVALID_PARAM},
     *     {@code M_PROFILE_TOO_LARGE}, {@code M_LIMIT_EXCEEDED}
     */
    @Limited("client")
    public void set(Caller self, UserId user, ProfileKey key, JsonObject body) {
        requireOwn(self, user, key);
        JsonValue value = body.get(key.value());
        if (value == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "the body lacks " + key.value());
        if (body.size() > 1) throw MatrixException.badJson("the body must hold " + key.value() + " only");
        key.check(value);
        change(self, key, fields -> fields.add(key.value(), value));
    }

    /** Removes a field of one's own, if it is there. @throws MatrixException {@code M_FORBIDDEN} */
    @Limited("client")
    public void remove(Caller self, UserId user, ProfileKey key) {
        requireOwn(self, user, key);
        change(self, key, fields -> fields.remove(key.value()));
    }

    private void change(Caller owner, ProfileKey key, UnaryOperator<JsonObjectBuilder> change) {
        boolean toBeSpread = journal.write(pen -> writer.change(owner, key, change));
        if (toBeSpread) spreader.wake();
    }

    private static void requireOwn(Caller self, UserId user, ProfileKey key) {
        if (!self.user().equals(user)) throw MatrixException.forbidden("Only one's own profile can be changed");
        if (self.guest() && !key.value().equals("displayname"))
            throw new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "Guests change their display name only");
    }
}
