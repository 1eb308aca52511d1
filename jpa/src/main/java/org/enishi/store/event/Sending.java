package org.enishi.store.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * By which request a local device sent an event.
 *
 * @param device surrogate key
 * @param transaction the transaction ID of the client
 * @param key by which it is found again: a hash of both and of the endpoint, since the same ID on another endpoint is
 *     another transaction
 */
public record Sending(long device, String transaction, long key) {
    public static Sending of(long device, String endpoint, String transaction) {
        String all = device + "\n" + transaction + "\n" + endpoint;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
            return new Sending(device, transaction, ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
