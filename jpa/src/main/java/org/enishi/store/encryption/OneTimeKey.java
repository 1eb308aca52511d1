package org.enishi.store.encryption;

/**
 * A key that starts one conversation.
 *
 * @param device surrogate key
 * @param json string or object, rendered
 */
public record OneTimeKey(long device, String algorithm, String keyId, byte[] json) {}
