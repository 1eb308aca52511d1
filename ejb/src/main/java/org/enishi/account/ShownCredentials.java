package org.enishi.account;

import java.util.Optional;

/**
 * What somebody shows at a login.
 *
 * @param type of the login
 * @param identifierType such as {@code m.id.user}; empty with old clients, which know only that
 * @param name localpart or user id
 * @param token that another client of the user has got
 */
public record ShownCredentials(
        String type,
        Optional<String> identifierType,
        Optional<String> name,
        Optional<String> password,
        Optional<String> token) {
    @Override
    public String toString() {
        return "ShownCredentials[" + type + "]";
    }
}
