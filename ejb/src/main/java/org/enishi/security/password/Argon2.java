package org.enishi.security.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * One Argon2id hash with its parameters, in the usual text form {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}: a hash made
 * under older settings is checked by those.
 *
 * @param memory KiB
 */
record Argon2(int memory, int iterations, byte[] salt, byte[] hash) {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern ENCODED = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=1\\$([A-Za-z0-9+/]{8,})\\$([A-Za-z0-9+/]{8,})");

    static Argon2 of(String password, int memory, int iterations, byte[] salt) {
        return new Argon2(memory, iterations, salt, compute(password, memory, iterations, salt));
    }

    static Argon2 decode(String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        if (!parts.matches()) throw new IllegalStateException("a stored password hash has an unknown form");
        var base64 = Base64.getDecoder();
        return new Argon2(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                base64.decode(parts.group(3)),
                base64.decode(parts.group(4)));
    }

    String encode() {
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memory + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }

    /** In constant time. */
    boolean matches(String password) {
        return MessageDigest.isEqual(hash, compute(password, memory, iterations, salt));
    }

    String saltPrefix() {
        return HexFormat.of().formatHex(salt, 0, 6);
    }

    private static byte[] compute(String password, int memory, int iterations, byte[] salt) {
        byte[] hash = new byte[HASH_BYTES];
        try (var blocks = Blocks.lend(memory)) {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(iterations)
                    .withParallelism(1)
                    .withSalt(salt)
                    .withBlockPool(blocks.pool())
                    .build());
            generator.generateBytes(password.getBytes(UTF_8), hash);
        }
        return hash;
    }
}
