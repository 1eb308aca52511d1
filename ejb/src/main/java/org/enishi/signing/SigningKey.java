package org.enishi.signing;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A key that signs. Its {@code toString} does not tell it. */
public final class SigningKey {
    public static final int SEED_BYTES = 32;

    private final String id;
    private final Ed25519PrivateKeyParameters key;

    /**
     * @param id with its algorithm, as {@code ed25519:abc}
     * @param seed the 32 bytes from which the key is made, and which are to be kept
     */
    public SigningKey(String id, byte[] seed) {
        if (!id.startsWith("ed25519:")) throw new IllegalArgumentException("a key ID begins with ed25519:");
        this.id = id;
        this.key = new Ed25519PrivateKeyParameters(seed);
    }

    public static SigningKey generate(String id, SecureRandom random) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new SigningKey(id, seed);
    }

    public String id() {
        return id;
    }

    public byte[] seed() {
        return key.getEncoded();
    }

    public VerifyKey verifyKey() {
        return new VerifyKey(id, key.generatePublicKey().getEncoded());
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public String toString() {
        return id;
    }
}
