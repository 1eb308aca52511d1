package org.enishi.json;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64 without padding, as Matrix writes it.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#unpadded-base64">Matrix v1.19, "Unpadded Base64"</a>
 */
public final class UnpaddedBase64 {
    private static final Base64.Encoder STANDARD = Base64.getEncoder().withoutPadding();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();

    private UnpaddedBase64() {}

    public static String encode(byte[] bytes) {
        return STANDARD.encodeToString(bytes);
    }

    /** With {@code -} and {@code _}, as in event IDs. */
    public static String encodeUrlSafe(byte[] bytes) {
        return URL_SAFE.encodeToString(bytes);
    }

    /** With or without padding, of either alphabet; empty if it is not Base64. */
    public static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
