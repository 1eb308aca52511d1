package org.enishi.media.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.policy.Action;
import org.enishi.policy.Direction;
import org.enishi.policy.FederationPolicy;
import org.enishi.policy.Matter;

/** Which files of other servers come in. */
@ApplicationScoped
class RemoteDoor {
    @Inject
    FederationPolicy policy;

    @Inject
    Configuration configuration;

    /** @throws MatrixException {@code M_FORBIDDEN} */
    void require(ServerName server, long bytes) {
        policy.require(matter(server).ofBytes(bytes));
    }

    /** Before it comes in, with 0, and while it does; only a refusal is kept. @throws MatrixException {@code M_FORBIDDEN}, or 502 {@code M_TOO_LARGE} */
    void check(ServerName server, long bytes) {
        if (bytes > configuration.mediaMaxUploadSize()) throw tooLarge();
        Matter matter = matter(server).ofBytes(bytes);
        if (!policy.ask(matter).allowed()) policy.require(matter);
    }

    static MatrixException tooLarge() {
        return new MatrixException(ErrorCode.M_TOO_LARGE, 502, "The file is too large to be fetched");
    }

    private static Matter matter(ServerName server) {
        return new Matter(Direction.OUTBOUND, server, null, Action.MEDIA);
    }
}
