package org.enishi.administration.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.enishi.administration.check.Finding.Step;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.remote.http.Answer;
import org.enishi.remote.http.Endpoint;
import org.enishi.remote.http.Limits;
import org.enishi.remote.http.Question;
import org.enishi.remote.http.Transport;

/** Which software the partner runs, and how far its clock is from ours. */
@ApplicationScoped
class SoftwareInspector {
    private static final Question VERSION = Question.get("/_matrix/federation/v1/version");
    private static final int LONGEST_TEXT = 80;
    /** The header has whole seconds, and the way takes time. */
    private static final Duration UNNOTICED = Duration.ofSeconds(5);

    private static final Duration HARMFUL = Duration.ofMinutes(5);

    @Inject
    Transport transport;

    @Inject
    Clock clock;

    /** @return whether it answered */
    boolean look(Endpoint endpoint, Check check) {
        Instant before = clock.instant();
        try {
            Answer answer = transport.ask(endpoint, VERSION, Limits.SMALL);
            Instant middle =
                    before.plus(Duration.between(before, clock.instant()).dividedBy(2));
            check.add(version(answer));
            check.add(clock(answer, middle));
            return true;
        } catch (IOException silence) {
            check.add(Finding.bad(Step.VERSION, "unreachable", String.valueOf(silence.getMessage())));
            return false;
        }
    }

    private static Finding version(Answer answer) {
        if (answer.status() != 200) return Finding.warn(Step.VERSION, "status", answer.status());
        try {
            JsonObject body = Json.read(answer.body());
            if (!(body.get("server") instanceof JsonObject server)) return Finding.plain(Step.VERSION, "unsaid");
            return Finding.good(Step.VERSION, "is", text(server, "name"), text(server, "version"));
        } catch (InvalidJson notJson) {
            return Finding.warn(Step.VERSION, "unreadable");
        }
    }

    private static String text(JsonObject server, String member) {
        if (!(server.get(member) instanceof JsonString text)) return "?";
        String said = text.getString().replaceAll("\\p{Cntrl}", " ");
        return said.length() > LONGEST_TEXT ? said.substring(0, LONGEST_TEXT) : said;
    }

    private static Finding clock(Answer answer, Instant ours) {
        Optional<Instant> theirs = answer.header("date").flatMap(SoftwareInspector::time);
        if (theirs.isEmpty()) return Finding.plain(Step.CLOCK, "unsaid");
        Duration off = Duration.between(ours, theirs.get());
        Duration size = off.abs();
        if (size.compareTo(UNNOTICED) <= 0) return Finding.good(Step.CLOCK, "right");
        String says = off.isNegative() ? "behind" : "ahead";
        return size.compareTo(HARMFUL) <= 0
                ? Finding.warn(Step.CLOCK, says, size.toSeconds())
                : Finding.bad(Step.CLOCK, says, size.toSeconds());
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
