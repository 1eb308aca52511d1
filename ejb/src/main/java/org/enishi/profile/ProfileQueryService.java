package org.enishi.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.jspecify.annotations.Nullable;

/** What other servers are told of our users. */
@Stateless
public class ProfileQueryService {
    @Inject
    Profiles profiles;

    @Inject
    FederationPolicy policy;

    /**
     * @param field the only field wanted; absent for all
     * @throws MatrixException {@code M_MISSING_PARAM}, {@code M_FORBIDDEN} for servers that have no business here,
     *     {@code M_NOT_FOUND}
     */
    public JsonObject answer(ServerName asking, @Nullable UserId user, @Nullable String field) {
        if (user == null) throw new MatrixException(ErrorCode.M_MISSING_PARAM, "user_id is missing");
        policy.require(Direction.INBOUND, asking, null, Action.PROFILE);
        Profile profile = profiles.find(user)
                .filter(found -> !found.fields().isEmpty())
                .orElseThrow(() -> MatrixException.notFound("This user has no profile"));
        return field == null ? profile.fields() : profile.only(new ProfileKey(field));
    }
}
