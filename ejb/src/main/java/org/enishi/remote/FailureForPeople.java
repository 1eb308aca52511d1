package org.enishi.remote;

import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;

/** What the person is told when another server did not do what was asked. */
public final class FailureForPeople {
    private static final int LONGEST_SENTENCE = 500;

    private FailureForPeople() {}

    /** A refusal keeps its meaning and the other server's own sentence; everything else is 502. */
    public static MatrixException of(RemoteFailure failure) {
        if (failure instanceof RemoteFailure.Refused refused) return of(refused);
        return new MatrixException(ErrorCode.M_UNKNOWN, 502, failure.server() + " could not be reached");
    }

    private static MatrixException of(RemoteFailure.Refused refused) {
        String sentence = sentence(refused);
        return switch (refused.status()) {
            case 403, 401 ->
                refused.errcode().equals("M_INVITE_BLOCKED")
                        ? new MatrixException(ErrorCode.M_INVITE_BLOCKED, sentence)
                        : MatrixException.forbidden(sentence);
            case 404 -> MatrixException.notFound(sentence);
            case 400 -> new MatrixException(badRequest(refused.errcode()), 400, sentence);
            default -> new MatrixException(ErrorCode.M_UNKNOWN, 502, sentence);
        };
    }

    /** The errors of handshakes that mean something to clients; the rest is not the client's doing. */
    private static ErrorCode badRequest(String errcode) {
        return switch (errcode) {
            case "M_INCOMPATIBLE_ROOM_VERSION" -> ErrorCode.M_INCOMPATIBLE_ROOM_VERSION;
            case "M_UNSUPPORTED_ROOM_VERSION" -> ErrorCode.M_UNSUPPORTED_ROOM_VERSION;
            case "M_UNABLE_TO_AUTHORISE_JOIN" -> ErrorCode.M_UNABLE_TO_AUTHORISE_JOIN;
            case "M_UNABLE_TO_GRANT_JOIN" -> ErrorCode.M_UNABLE_TO_GRANT_JOIN;
            case "M_FORBIDDEN" -> ErrorCode.M_FORBIDDEN;
            case "M_INVALID_PARAM" -> ErrorCode.M_INVALID_PARAM;
            default -> ErrorCode.M_UNKNOWN;
        };
    }

    private static String sentence(RemoteFailure.Refused refused) {
        String said = refused.error().replaceAll("\\p{Cntrl}", " ");
        if (said.isBlank()) return refused.server() + " refuses";
        return refused.server() + " says: " + shortened(said);
    }

    private static String shortened(String said) {
        if (said.length() <= LONGEST_SENTENCE) return said;
        boolean cutsCharacter = Character.isHighSurrogate(said.charAt(LONGEST_SENTENCE - 1));
        return said.substring(0, cutsCharacter ? LONGEST_SENTENCE - 1 : LONGEST_SENTENCE) + "…";
    }
}
