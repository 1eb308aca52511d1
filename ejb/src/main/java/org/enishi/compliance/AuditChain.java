package org.enishi.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.enishi.store.audit.AuditFacts;
import org.jspecify.annotations.Nullable;

/**
 * Binds each entry to the one before it: SHA-256 over that one's hash and over every field, each with its length in
 * front. Whoever changes, removes or slips in an entry must redo all that follow, and then the last hash is another one
 * than the auditor wrote down.
 */
public final class AuditChain {
    /** What stands before the first entry. */
    public static final String START = "0".repeat(64);

    private static final int ABSENT = -1;

    private AuditChain() {}

    public static String hash(String previous, AuditFacts facts) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            text(previous, out);
            out.writeLong(facts.number());
            out.writeLong(facts.at());
            text(facts.actor(), out);
            text(facts.action(), out);
            text(facts.object(), out);
            text(facts.reason(), out);
            text(facts.before(), out);
            text(facts.after(), out);
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
    }

    private static void text(@Nullable String value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] utf8 = value.getBytes(UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
