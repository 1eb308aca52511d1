package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.json.Json;

/**
 * Asks until every stage is done. Call it without a transaction: what was asked stays asked though the answer is an error.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-interactive-authentication-api">Matrix v1.19,
 *     "User-Interactive Authentication API"</a>
 */
@ApplicationScoped
public class InteractiveAuthentication {
    @Inject
    Questions questions;

    @Inject
    PasswordStage passwordStage;

    /**
     * Returns when the user has proved what the request needs.
     *
     * @param needed the one stage of the one flow
     * @throws MatrixException 401 with {@code flows}, {@code session}, {@code completed} until then
     */
    public void require(Asked asked, Stage needed) {
        Optional<JsonObject> auth = asked.auth();
        if (auth.isEmpty()) throw question(questions.open(asked), needed, Set.of(), Optional.empty());
        Optional<String> known = text(auth.get(), "session");
        Set<String> completed = known.isPresent() ? questions.completed(known.get(), asked) : Set.of();
        if (completed.contains(needed.toString())) return;
        Optional<MatrixException> failure = attempt(asked, auth.get(), needed);
        if (failure.isEmpty()) {
            known.ifPresent(session -> questions.complete(session, needed.toString()));
            return;
        }
        String session = known.orElseGet(() -> questions.open(asked));
        throw question(session, needed, completed, failure.filter(error -> !isPoll(auth.get())));
    }

    /** Only asks whether a stage was completed elsewhere. */
    private static boolean isPoll(JsonObject auth) {
        return !auth.containsKey("type");
    }

    private Optional<MatrixException> attempt(Asked asked, JsonObject auth, Stage needed) {
        Optional<Stage> tried = text(auth, "type").flatMap(Stage::of);
        if (tried.isEmpty() || tried.get() != needed) {
            return Optional.of(new MatrixException(ErrorCode.M_UNRECOGNIZED, "This stage is not in any flow"));
        }
        return needed == Stage.DUMMY ? Optional.empty() : passwordStage.attempt(asked, auth);
    }

    private static MatrixException question(
            String session, Stage needed, Set<String> completed, Optional<MatrixException> failure) {
        var body = Json.object()
                .add(
                        "flows",
                        Json.array()
                                .add(Json.object().add("stages", Json.array().add(needed.toString()))))
                .add("params", Json.object())
                .add("session", session);
        if (!completed.isEmpty()) body.add("completed", Json.array(new LinkedHashSet<>(completed)));
        ErrorCode code = failure.map(MatrixException::code).orElse(ErrorCode.M_UNAUTHORIZED);
        return new MatrixException(
                code, 401, failure.map(MatrixException::getMessage).orElse(""), body.build());
    }

    static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
