package org.enishi.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.enishi.configuration.Configuration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.interactive.Flows;
import org.enishi.interactive.Stage;
import org.enishi.json.Json;
import org.enishi.policy.RateLimits;
import org.enishi.security.Requester;

/** Who may register at all, and what they have to show. */
@ApplicationScoped
class RegistrationPolicy {
    @Inject
    Configuration configuration;

    @Inject
    RateLimits limits;

    @Inject
    Requester requester;

    /** @throws MatrixException {@code M_FORBIDDEN} */
    void requireOpen() {
        if (!configuration.registrationOpen() && !configuration.registrationWithToken()) {
            throw MatrixException.forbidden("Registration is closed on this server");
        }
    }

    /**
     * @param kind {@code user}; guests have a way of their own
     * @throws MatrixException {@code M_FORBIDDEN}
     */
    void requireOpenFor(String kind) {
        requireOpen();
        if (!kind.equals("user")) throw MatrixException.invalidParam("The kind of an account is user or guest");
    }

    /** @throws MatrixException {@code M_GUEST_ACCESS_FORBIDDEN} */
    void requireGuests() {
        if (!configuration.registrationGuests())
            throw new MatrixException(ErrorCode.M_GUEST_ACCESS_FORBIDDEN, "This server has no guests");
    }

    /** Counts the beginning of a registration. @throws MatrixException {@code M_LIMIT_EXCEEDED} */
    void countAttempt() {
        limits.take("registration", requester.address());
    }

    /** Counts a question that could be one of many guesses. @throws MatrixException {@code M_LIMIT_EXCEEDED} */
    void countQuestion(String about) {
        limits.take("login", about + " " + requester.address());
    }

    /** Whoever has a token needs nothing else but to accept the terms, if there are some. */
    Flows flows() {
        List<List<Stage>> ways = new ArrayList<>();
        boolean terms = configuration.registrationTerms().isPresent();
        if (configuration.registrationWithToken()) ways.add(way(Stage.REGISTRATION_TOKEN, terms));
        if (configuration.registrationOpen()) ways.add(terms ? List.of(Stage.TERMS) : List.of(Stage.DUMMY));
        return new Flows(
                ways, configuration.registrationTerms().map(this::terms).orElse(JsonObject.EMPTY_JSON_OBJECT));
    }

    String termsVersion() {
        return configuration.registrationTermsVersion();
    }

    private static List<Stage> way(Stage first, boolean terms) {
        return terms ? List.of(first, Stage.TERMS) : List.of(first);
    }

    private JsonObject terms(URI page) {
        var document = Json.object().add("name", "Terms of Service").add("url", page.toString());
        var policy = Json.object().add("version", termsVersion()).add("en", document);
        var policies = Json.object().add("terms_of_service", policy);
        return Json.object()
                .add(Stage.TERMS.toString(), Json.object().add("policies", policies))
                .build();
    }
}
