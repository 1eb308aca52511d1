package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.enishi.error.MatrixException;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.account.UiaSession;
import org.enishi.store.account.UiaSessionStore;

/** The open questions, each in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Questions {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Inject
    UiaSessionStore sessions;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    /** A new session. Those that nobody came back to go at the same time. */
    public String open(Asked asked) {
        Instant now = clock.instant();
        sessions.removeExpired(now);
        String id = generator.secret();
        sessions.add(new UiaSession(id, asked.binding(), now.plus(PATIENCE)));
        return id;
    }

    /** @throws MatrixException {@code M_FORBIDDEN} for a session of another request, or of none */
    public Set<String> completed(String id, Asked asked) {
        UiaSession session = sessions.find(id)
                .filter(found -> !found.isExpired(clock.instant()))
                .orElseThrow(() -> MatrixException.forbidden("Unknown or expired session: begin again"));
        if (session.isFor(asked.binding())) return session.completed();
        throw MatrixException.forbidden("The request has changed since it was first made: begin again");
    }

    public void complete(String id, String stage) {
        sessions.find(id).ifPresent(session -> session.complete(stage));
    }
}
