package org.enishi.signing;

import java.util.Optional;

/** Where the public keys of a signer come from. */
@FunctionalInterface
public interface KeyLookup {
    /** @param keyId with its algorithm; empty if the key is unknown or was not valid at the time in question */
    Optional<VerifyKey> find(String keyId);
}
