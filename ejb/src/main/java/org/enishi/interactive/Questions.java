package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.security.token.TokenGenerator;
import org.enishi.security.token.TokenHash;
import org.enishi.store.account.RegistrationTokenStore;
import org.enishi.store.account.UiaSession;
import org.enishi.store.account.UiaSessionStore;

/** The open questions, each in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Questions {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** What is longer must be sent again with each stage. */
    private static final int MOST_REMEMBERED = 16_384;

    @Inject
    UiaSessionStore sessions;

    @Inject
    RegistrationTokenStore tokens;

    @Inject
    TokenGenerator generator;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /** A new session. Those that nobody came back to go at the same time. */
    public String open(Asked asked) {
        Instant now = clock.instant();
        sessions.removeExpired(now);
        String id = generator.secret();
        Long account = asked.caller().map(Caller::account).orElse(null);
        var session = new UiaSession(row(id), account, asked.binding(), now.plus(PATIENCE));
        remember(session, id, asked);
        sessions.add(session);
        return id;
    }

    /** What was asked for in this session so far. */
    public Optional<JsonObject> parameters(String id) {
        return find(id).flatMap(UiaSession::parameters).map(kept -> new SealedParameters(id).open(kept));
    }

    /** @throws MatrixException {@code M_FORBIDDEN} for a session of another request, or of none */
    public Proof proof(String id, Asked asked) {
        UiaSession session =
                findLocked(id).orElseThrow(() -> MatrixException.forbidden("Unknown or expired session: begin again"));
        if (!session.isFor(asked.binding())) {
            throw MatrixException.forbidden("The request has changed since it was first made: begin again");
        }
        boolean mayChange = asked.caller().isEmpty();
        if (mayChange) remember(session, id, asked);
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
        findLocked(id).ifPresent(session -> session.complete(stage));
    }

    /** Takes a use of a registration token for this session, for as long as it lasts. @return whether there was one */
    public boolean reserve(String id, String token) {
        Instant now = clock.instant();
        boolean good = tokens.findLocked(token)
                .filter(found -> found.isGood(tokens.pending(token, now), now))
                .isPresent();
        if (good) findLocked(id).ifPresent(session -> session.show(token));
        return good;
    }

    public void close(String id) {
        sessions.remove(row(id));
    }

    private void remember(UiaSession session, String id, Asked asked) {
        byte[] parameters = Json.bytes(asked.parameters());
        if (parameters.length <= MOST_REMEMBERED) session.remember(new SealedParameters(id).seal(parameters, random));
    }

    private static String row(String id) {
        return TokenHash.of(id).hex();
    }

    private Optional<UiaSession> find(String id) {
        return sessions.find(row(id)).filter(this::isLasting);
    }

    /** To change it: who closes it waits, and of who was closed before there is nothing to change. */
    private Optional<UiaSession> findLocked(String id) {
        return sessions.findLocked(row(id)).filter(this::isLasting);
    }

    private boolean isLasting(UiaSession session) {
        return !session.isExpired(clock.instant());
    }
}
