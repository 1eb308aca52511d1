package org.enishi.account;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;

/**
 * A wish for an account, with proof that one knows the shared secret.
 *
 * @param mac HMAC-SHA1 in hexadecimal over {@link #signedText()}
 */
public record SignedRegistration(
        String nonce,
        String username,
        String password,
        boolean admin,
        @JsonbProperty("user_type") Optional<String> userType,
        @JsonbProperty("displayname") Optional<String> displayName,
        boolean inhibitLogin,
        String mac) {

    /** With NUL between the parts, so that none can be taken for another. */
    String signedText() {
        String text = nonce + "\0" + username + "\0" + password + "\0" + (admin ? "admin" : "notadmin");
        return userType.map(type -> text + "\0" + type).orElse(text);
    }

    @Override
    public String toString() {
        return "SignedRegistration[" + username + "]";
    }
}
