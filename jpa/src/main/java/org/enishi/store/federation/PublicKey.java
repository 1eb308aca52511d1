package org.enishi.store.federation;

/**
 * A key that another server published.
 *
 * @param id such as {@code ed25519:a1}
 * @param bytes 32
 * @param validUntil milliseconds; for what was signed before this time
 * @param retired published as old: it verifies events of its time, never requests
 */
public record PublicKey(String id, byte[] bytes, long validUntil, boolean retired) {}
