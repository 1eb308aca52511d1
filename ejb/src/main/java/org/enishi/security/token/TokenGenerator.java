package org.enishi.security.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets nobody can guess. */
@ApplicationScoped
public class TokenGenerator {
    private static final int SECRET_BYTES = 32;
    private static final String DEVICE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Inject
    SecureRandom random;

    /** 256 random bits in URL-safe Base64. */
    public String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Ten capital letters: short enough to be read out, and no secret. */
    public String deviceId() {
        return random.ints(10, 0, DEVICE_LETTERS.length())
                .mapToObj(DEVICE_LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
