package org.enishi.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomAlias;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;

/**
 * Where aliases lead: those of this server, and those of others.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#room-aliases">Matrix v1.19, "Room aliases"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Aliases {
    @Inject
    LocalAliases local;

    @Inject
    RemoteDirectory remote;

    @Inject
    FederationPolicy policy;

    @Inject
    Configuration configuration;

    /**
     * Asks the alias's server if that is not ours.
     *
     * @throws MatrixException {@code M_NOT_FOUND}
     */
    public ResolvedAlias resolve(RoomAlias alias) {
        return isOurs(alias) ? ours(alias) : remote.resolve(alias);
    }

    /**
     * For another server.
     *
     * @throws MatrixException {@code M_FORBIDDEN} if that server may not ask; {@code M_NOT_FOUND}, also for aliases of
     *     other servers
     */
    public ResolvedAlias resolveFor(ServerName origin, RoomAlias alias) {
        policy.require(Direction.INBOUND, origin, null, Action.ALIAS);
        if (!isOurs(alias)) throw unknown(alias);
        return ours(alias);
    }

    private boolean isOurs(RoomAlias alias) {
        return alias.server().equals(configuration.serverName());
    }

    private ResolvedAlias ours(RoomAlias alias) {
        return local.resolve(alias).orElseThrow(() -> unknown(alias));
    }

    private static MatrixException unknown(RoomAlias alias) {
        return MatrixException.notFound("Room alias " + alias + " not found");
    }
}
