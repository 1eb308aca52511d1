package org.enishi.security.password;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/**
 * Makes and checks password hashes. Each costs tens of milliseconds and megabytes by intention, so only as many run at
 * once as there are processors; who waits too long is asked to come back. Call it without a transaction.
 */
@ApplicationScoped
public class Passwords {
    /** Longer ones only cost time. */
    static final int MAX_LENGTH = 512;

    static final int MIN_LENGTH = 8;
    private static final long PATIENCE_SECONDS = 10;

    @Inject
    Configuration configuration;

    @Inject
    SecureRandom random;

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private String nobodys = "";

    @PostConstruct
    void makeHashOfNobody() {
        nobodys = hash("nobody has this password");
    }

    /** With its parameters, as it is stored. */
    public String hash(String password) {
        byte[] salt = new byte[Argon2.SALT_BYTES];
        random.nextBytes(salt);
        int memory = configuration.argon2MemoryKib();
        int iterations = configuration.argon2Iterations();
        return inTurn(() -> Argon2.of(password, memory, iterations, salt)).encode();
    }

    /** Takes as long for an account without a password, or for no account, as for one with. */
    public boolean matches(String password, Optional<String> encoded) {
        if (password.length() > MAX_LENGTH) return false;
        var hash = Argon2.decode(encoded.orElse(nobodys));
        boolean matches = inTurn(() -> hash.matches(password));
        return matches && encoded.isPresent();
    }

    /** @throws MatrixException {@code M_WEAK_PASSWORD} */
    public void requireStrength(String password) {
        if (password.length() < MIN_LENGTH) {
            throw new MatrixException(
                    ErrorCode.M_WEAK_PASSWORD, "A password needs at least " + MIN_LENGTH + " characters");
        }
        if (password.length() > MAX_LENGTH) throw MatrixException.invalidParam("The password is too long");
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!hasTurn()) throw busy();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static MatrixException busy() {
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                429,
                "Too many logins at the moment",
                Json.object().add("retry_after_ms", 5000).build());
    }
}
