package org.enishi.interactive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;

/** Attempts at stages, by clients and by people on the pages for clients that do not know a stage. */
@ApplicationScoped
public class Stages {
    @Inject
    Questions questions;

    @Inject
    PasswordStage passwords;

    @Inject
    RegistrationTokenStage tokens;

    /**
     * @param shown what the stage wants, such as {@code password}
     * @return why it failed
     * @throws MatrixException {@code M_NOT_FOUND} for a session that is over
     */
    public Optional<MatrixException> attempt(String session, Stage stage, JsonObject shown) {
        Optional<MatrixException> failure = switch (stage) {
            case DUMMY, TERMS -> Optional.empty();
            case PASSWORD -> passwords.attempt(questions.account(session), shown);
            case REGISTRATION_TOKEN -> tokens.attempt(session, shown);
        };
        if (failure.isEmpty()) questions.complete(session, stage.toString());
        return failure;
    }

    /** @throws MatrixException {@code M_NOT_FOUND} for a session that is over */
    public void requireOpen(String session) {
        if (!questions.isOpen(session)) throw new MatrixException(ErrorCode.M_NOT_FOUND, "This session is over");
    }
}
