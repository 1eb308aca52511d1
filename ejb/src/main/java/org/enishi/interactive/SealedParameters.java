package org.enishi.interactive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.enishi.json.Json;

/**
 * What a request asks for, a new password too, as the database keeps it: only who shows the session can read it (AES-GCM,
 * the key is made of the session's 256 random bits).
 *
 * @param session the secret that the client holds
 */
record SealedParameters(String session) {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    byte[] seal(byte[] parameters, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, ByteBuffer.wrap(parameters));
        return ByteBuffer.allocate(NONCE_BYTES + closed.length)
                .put(nonce)
                .put(closed)
                .array();
    }

    JsonObject open(byte[] closed) {
        var rest = ByteBuffer.wrap(closed);
        byte[] nonce = new byte[NONCE_BYTES];
        rest.get(nonce);
        return Json.readStored(cipher(Cipher.DECRYPT_MODE, nonce, rest));
    }

    private byte[] cipher(int mode, byte[] nonce, ByteBuffer text) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256").digest(("parameters " + session).getBytes(UTF_8));
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text.array(), text.position(), text.remaining());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "SealedParameters[…]";
    }
}
