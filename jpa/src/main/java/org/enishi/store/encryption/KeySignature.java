package org.enishi.store.encryption;

import org.enishi.id.UserId;

/**
 * A signature that was added to a key.
 *
 * @param user whose key was signed
 * @param keyId device ID or public key
 * @param signerKey with its algorithm
 */
public record KeySignature(UserId user, String keyId, UserId signer, String signerKey, String signature) {}
