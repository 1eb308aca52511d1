package org.enishi.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.policy.RateLimits;
import org.enishi.security.Role;

/** What another server may ask and say about the agreement with it. Who it is was settled before. */
@Stateless
@RolesAllowed(Role.SERVER)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AgreementService {
    private static final String LIMIT = "partner";

    @Inject
    OwnStatements own;

    @Inject
    Proof proof;

    @Inject
    TheirStatements theirs;

    @Inject
    Reaching reaching;

    @Inject
    RateLimits limits;

    /** What we allow it. */
    public JsonObject tell(ServerName origin) {
        take(origin);
        return own.to(origin, theirs.holds(origin));
    }

    /**
     * It says what it allows us. @return what we allow it
     *
     * @throws MatrixException as {@link Proof} says
     */
    public JsonObject hear(ServerName origin, JsonObject statement) {
        take(origin);
        return own.to(origin, theirs.take(proof.require(origin, statement), statement));
    }

    /**
     * It wants to know whether we reach it. @return why we do not; empty if we do
     *
     * @throws MatrixException {@code M_FORBIDDEN} without an agreement: strangers do not make us knock at doors
     */
    public Optional<String> reach(ServerName origin) {
        if (!own.isAgreed(origin)) throw MatrixException.forbidden("Only for servers with which there is an agreement");
        take(origin);
        return reaching.problem(origin);
    }

    private void take(ServerName origin) {
        limits.take(LIMIT, origin.folded().value());
    }
}
