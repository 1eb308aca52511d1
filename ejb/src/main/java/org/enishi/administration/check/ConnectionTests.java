package org.enishi.administration.check;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.security.Role;

/** Starts tests of connections, which run by themselves, and shows what they have found. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class ConnectionTests {
    @Inject
    Checks checks;

    @Inject
    AuditLog audit;

    @Resource
    SessionContext session;

    /** @throws MatrixException {@code M_LIMIT_EXCEEDED} if too many run */
    public void start(ServerName server) {
        if (!checks.start(server))
            throw new MatrixException(ErrorCode.M_LIMIT_EXCEEDED, "Too many tests run at this moment");
        String actor = session.getCallerPrincipal().getName();
        audit.write(new Deed(AuditAction.CONNECTION_TESTED, actor, server.value(), "", null, null));
    }

    /** The last one, as far as it is. */
    public Optional<Check> last(ServerName server) {
        return checks.find(server);
    }

    /** How far a test is, and nothing of what it found. */
    @ApplicationScoped
    public static class Progress {
        @Inject
        Checks checks;

        /** Another number after each step. */
        public int of(ServerName server) {
            return checks.find(server)
                    .map(check -> 1 + check.findings().size() * 2 + (check.isOver() ? 1 : 0))
                    .orElse(0);
        }
    }
}
