package org.enishi.signing;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The public half of a key.
 *
 * @param id with its algorithm, as {@code ed25519:abc}
 * @param bytes 32 of them
 */
public record VerifyKey(String id, byte[] bytes) {
    public static final int BYTES = 32;

    public VerifyKey {
        if (bytes.length != BYTES) throw new IllegalArgumentException("an Ed25519 key has " + BYTES + " bytes");
    }

    /** Whether these bytes are a public key at all: a point on the curve. */
    public static boolean isKey(byte[] bytes) {
        return bytes.length == BYTES && Ed25519.validatePublicKeyPartial(bytes, 0);
    }

    /** No signature fits bytes that are no key. */
    public boolean verifies(byte[] message, byte[] signature) {
        if (!isKey(bytes)) return false;
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(bytes));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyKey key && id.equals(key.id) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return id;
    }
}
