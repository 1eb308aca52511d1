package org.enishi.interactive;

import java.util.Optional;
import java.util.Set;

/**
 * How far the user has come.
 *
 * @param session in which it was proved
 * @param completed the names of stages, in the order of their completion
 * @param registrationToken that was shown, if one was
 */
public record Proof(String session, Set<String> completed, Optional<String> registrationToken) {
    public boolean has(Stage stage) {
        return completed.contains(stage.toString());
    }

    @Override
    public String toString() {
        return "Proof" + completed;
    }
}
