package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.security.Caller;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.account.RegistrationTokenStore;
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
    RegistrationTokenStore tokens;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    /** A new session. Those that nobody came back to go at the same time. */
    public String open(Asked asked) {
        Instant now = clock.instant();
        sessions.removeExpired(now);
        String id = generator.secret();
        Long account = asked.caller().map(Caller::account).orElse(null);
        sessions.add(new UiaSession(id, account, asked.binding(), now.plus(PATIENCE)));
        return id;
    }

    /** @throws MatrixException {@code M_FORBIDDEN} for a session of another request, or of none */
    public Proof proof(String id, Asked asked) {
        UiaSession session =
                find(id).orElseThrow(() -> MatrixException.forbidden("Unknown or expired session: begin again"));
        if (!session.isFor(asked.binding())) {
            throw MatrixException.forbidden("The request has changed since it was first made: begin again");
        }
        return new Proof(id, session.completed(), session.registrationToken());
    }

    public boolean isOpen(String id) {
        return find(id).isPresent();
    }

    /** Whose proof is wanted; empty if it is somebody who has no account yet. */
    public Optional<Long> account(String id) {
        return find(id).flatMap(UiaSession::account);
    }

    public void complete(String id, String stage) {
        find(id).ifPresent(session -> session.complete(stage));
    }

    /** Takes a use of a registration token for this session, for as long as it lasts. @return whether there was one */
    public boolean reserve(String id, String token) {
        Instant now = clock.instant();
        boolean good = tokens.findLocked(token)
                .filter(found -> found.isGood(tokens.pending(token, now), now))
                .isPresent();
        if (good) find(id).ifPresent(session -> session.show(token));
        return good;
    }

    public void close(String id) {
        sessions.find(id).ifPresent(sessions::remove);
    }

    private Optional<UiaSession> find(String id) {
        return sessions.find(id).filter(found -> !found.isExpired(clock.instant()));
    }
}
