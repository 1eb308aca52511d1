package org.enishi.administration.link;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.enishi.error.MatrixException;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.partner.Allowed;
import org.enishi.store.policy.Terms;
import org.enishi.store.policy.view.Said;

/** What another server allows us, in the form of our own terms: "their users" are ours there. */
final class TheirTerms {
    private TheirTerms() {}

    static Optional<Terms> of(Said said) {
        if (said.statement().isEmpty()) return Optional.empty();
        try {
            JsonObject statement = Json.read(said.statement().getBytes(StandardCharsets.UTF_8));
            return statement.get("allows") instanceof JsonObject terms
                    ? Optional.of(terms(Allowed.read(terms)))
                    : Optional.empty();
        } catch (InvalidJson | MatrixException ofAnotherRelease) {
            return Optional.empty();
        }
    }

    private static Terms terms(Allowed allowed) {
        return new Terms(
                new Terms.TheirUsers(
                        allowed.users().enter(),
                        allowed.users().beInvited(),
                        allowed.users().invite()),
                Optional.empty(),
                new Terms.Shown(
                        allowed.shown().directory(),
                        allowed.shown().profiles(),
                        allowed.shown().presence(),
                        allowed.mediaLimit()),
                Map.of(),
                new Terms.Duty(OptionalLong.empty(), allowed.until(), OptionalLong.empty(), "", false));
    }
}
