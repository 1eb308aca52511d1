package org.enishi.store.encryption;

import org.enishi.id.UserId;

/**
 * A user's cross-signing key.
 *
 * @param usage {@code master}, {@code self_signing} or {@code user_signing}
 * @param keyId the public key, Base64
 * @param keys the JSON object as its owner uploaded it, canonical
 */
public record UserKey(UserId user, String usage, String keyId, byte[] keys) {}
