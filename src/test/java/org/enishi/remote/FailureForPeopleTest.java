package org.enishi.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureForPeopleTest {
    private static final ServerName PEER = new ServerName("peer.example");

    @ParameterizedTest
    @CsvSource({
        "401, M_UNAUTHORIZED, 403, M_FORBIDDEN",
        "403, M_FORBIDDEN, 403, M_FORBIDDEN",
        "403, M_INVITE_BLOCKED, 403, M_INVITE_BLOCKED",
        "401, M_INVITE_BLOCKED, 403, M_INVITE_BLOCKED",
        "404, M_NOT_FOUND, 404, M_NOT_FOUND",
        "404, M_UNRECOGNIZED, 404, M_NOT_FOUND",
        "400, M_INCOMPATIBLE_ROOM_VERSION, 400, M_INCOMPATIBLE_ROOM_VERSION",
        "400, M_UNSUPPORTED_ROOM_VERSION, 400, M_UNSUPPORTED_ROOM_VERSION",
        "400, M_UNABLE_TO_AUTHORISE_JOIN, 400, M_UNABLE_TO_AUTHORISE_JOIN",
        "400, M_UNABLE_TO_GRANT_JOIN, 400, M_UNABLE_TO_GRANT_JOIN",
        "400, M_FORBIDDEN, 400, M_FORBIDDEN",
        "400, M_INVALID_PARAM, 400, M_INVALID_PARAM",
        "400, M_BAD_JSON, 400, M_UNKNOWN",
        "429, M_LIMIT_EXCEEDED, 502, M_UNKNOWN",
        "500, M_UNKNOWN, 502, M_UNKNOWN",
        "502, M_NOT_FOUND, 502, M_UNKNOWN",
        "302, '', 502, M_UNKNOWN",
    })
    void aRefusalKeepsItsMeaningWhereItHasOneForClients(int status, String errcode, int told, String code) {
        MatrixException failure = refused(status, errcode, "not you");
        assertThat(failure.status()).isEqualTo(told);
        assertThat(failure.code()).hasToString(code);
        assertThat(failure).hasMessage("peer.example says: not you");
    }

    @Test
    void aServerThatGivesNoAnswerOrGarbageCouldNotBeReached() {
        for (RemoteFailure failure :
                List.of(new RemoteFailure.Unreachable(PEER, "10.0.0.1"), new RemoteFailure.Garbage(PEER, "<html>"))) {
            MatrixException told = FailureForPeople.of(failure);
            assertThat(told.status()).isEqualTo(502);
            assertThat(told.code()).hasToString("M_UNKNOWN");
            assertThat(told).hasMessage("peer.example could not be reached");
        }
    }

    @Test
    void whoSaysNothingRefuses() {
        assertThat(refused(403, "M_FORBIDDEN", "")).hasMessage("peer.example refuses");
        assertThat(refused(403, "M_FORBIDDEN", " \r\n\u0000")).hasMessage("peer.example refuses");
    }

    @Test
    void theirSentenceHasNoControlCharactersAndAnEnd() {
        assertThat(refused(404, "M_NOT_FOUND", "a\nb\u001b[31mc")).hasMessage("peer.example says: a b [31mc");
        assertThat(refused(404, "M_NOT_FOUND", "x".repeat(500))).hasMessage("peer.example says: " + "x".repeat(500));
        assertThat(refused(404, "M_NOT_FOUND", "x".repeat(501)))
                .hasMessage("peer.example says: " + "x".repeat(500) + "…");
    }

    @Test
    void aCharacterOfTwoUnitsIsNotCutInTwo() {
        assertThat(refused(404, "M_NOT_FOUND", "x".repeat(499) + "😀 and more"))
                .hasMessage("peer.example says: " + "x".repeat(499) + "…");
    }

    private static MatrixException refused(int status, String errcode, String error) {
        return FailureForPeople.of(new RemoteFailure.Refused(
                PEER,
                status,
                Json.object().add("errcode", errcode).add("error", error).build()));
    }
}
