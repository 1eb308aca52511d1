package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
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
    Stages stages;

    /** A body with what was said in its session before and is left out now. */
    public JsonObject whole(JsonObject body) {
        return Asked.session(body)
                .flatMap(questions::parameters)
                .map(before -> Json.object(before).addAll(Json.object(body)).build())
                .orElse(body);
    }

    /** What was asked for in the session that is named; empty without one that is open, and if it was too long to be kept. */
    public Optional<JsonObject> before(Asked asked) {
        return asked.session().flatMap(questions::parameters);
    }

    /** As {@link #require(Asked, Flows)}, with one flow of one stage. */
    public Proof require(Asked asked, Stage needed) {
        return require(asked, Flows.only(needed));
    }

    /**
     * Returns when the user has proved what the request needs. A user's proof is good for one request; a stranger's until
     * {@link #settle}, since the name that they want may have been taken meanwhile.
     *
     * @throws MatrixException 401 with {@code flows}, {@code session}, {@code completed} until then; {@code M_FORBIDDEN} for a
     *     session of another request
     */
    public Proof require(Asked asked, Flows flows) {
        Optional<MatrixException> failure = Optional.empty();
        String session = asked.session().orElseGet(() -> questions.open(asked));
        Proof proof = questions.proof(session, asked);
        Optional<String> type = asked.auth().flatMap(auth -> Asked.text(auth, "type"));
        if (type.isPresent() && !proof.completed().contains(type.get())) {
            failure = attempt(asked, proof, flows, type.get());
            proof = questions.proof(session, asked);
        }
        if (!flows.areDone(proof.completed())) throw question(flows, proof, failure);
        if (asked.caller().isPresent()) settle(proof);
        return proof;
    }

    /** The request has had its effect: its session is over. */
    public void settle(Proof proof) {
        questions.close(proof.session());
    }

    private Optional<MatrixException> attempt(Asked asked, Proof proof, Flows flows, String type) {
        Optional<Stage> stage = Stage.of(type).filter(flows::have);
        if (stage.isEmpty()) return refusal("This stage is not in any flow");
        if (!flows.isNext(stage.get(), proof.completed())) return refusal("Another stage comes before this one");
        return stages.attempt(proof.session(), stage.get(), asked.auth().orElseThrow());
    }

    private static Optional<MatrixException> refusal(String why) {
        return Optional.of(new MatrixException(ErrorCode.M_UNAUTHORIZED, why));
    }

    private static MatrixException question(Flows flows, Proof proof, Optional<MatrixException> failure) {
        JsonObject body = body(flows, proof);
        ErrorCode code = failure.map(MatrixException::code).orElse(ErrorCode.M_UNAUTHORIZED);
        return new MatrixException(
                code, 401, failure.map(MatrixException::getMessage).orElse(""), body);
    }

    private static JsonObject body(Flows flows, Proof proof) {
        var body = Json.object()
                .add("flows", flows.json())
                .add("params", flows.params())
                .add("session", proof.session());
        if (!proof.completed().isEmpty()) body.add("completed", Json.array(proof.completed()));
        return body.build();
    }
}
