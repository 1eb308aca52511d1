package org.enishi.handshake;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.jspecify.annotations.Nullable;

/** Goes from server to server until one helps; if none does, the person is told what says most. */
final class Tour {
    private static final Logger LOG = System.getLogger(Tour.class.getName());
    private static final long LONGEST_MILLIS = 90_000;

    private Tour() {}

    /**
     * @param servers in the order in which they are asked; after a minute and a half no further one
     * @throws MatrixException the most telling refusal; {@code M_NOT_FOUND} if there is nobody to ask
     */
    static <T> T through(List<ServerName> servers, Clock clock, Function<ServerName, T> ask) {
        long end = clock.millis() + LONGEST_MILLIS;
        RemoteFailure telling = null;
        for (ServerName server : servers) {
            if (clock.millis() > end) break;
            try {
                return ask.apply(server);
            } catch (RemoteFailure failure) {
                LOG.log(Level.INFO, failure.getMessage());
                if (Refusals.isFinal(failure)) throw Refusals.forPeople(failure);
                telling = moreTelling(telling, failure);
            }
        }
        if (telling == null) throw MatrixException.notFound("No server is known that could help into this room");
        throw Refusals.forPeople(telling);
    }

    private static RemoteFailure moreTelling(@Nullable RemoteFailure one, RemoteFailure other) {
        return one == null || Refusals.weight(other) > Refusals.weight(one) ? other : one;
    }
}
