package org.enishi.store.encryption;

import java.util.Map;
import java.util.TreeMap;

/**
 * A key that starts one conversation.
 *
 * @param device surrogate key
 * @param json string or object, rendered
 */
public record OneTimeKey(long device, String algorithm, String keyId, byte[] json) {
    /** Clients upload new ones when they read that there are few: none are told of as 0. */
    private static final String USUAL = "signed_curve25519";

    /** @param counts by algorithm */
    public static Map<String, Integer> told(Map<String, Integer> counts) {
        Map<String, Integer> told = new TreeMap<>(counts);
        told.putIfAbsent(USUAL, 0);
        return told;
    }
}
