package org.enishi.remote.discovery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enishi.remote.http.Answer;

/** How long a delegation may be remembered: as its cache headers say, a day without them, never more than two. */
final class Freshness {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofHours(48);
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private Freshness() {}

    static Duration of(Answer answer, Instant now) {
        String control = answer.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
        if (control.contains("no-store") || control.contains("no-cache")) return SHORTEST;
        return maxAge(control)
                .map(age -> age.minus(alreadyOld(answer)))
                .or(() -> answer.header("expires").map(end -> left(end, answer, now)))
                .map(Freshness::bounded)
                .orElse(USUAL);
    }

    private static Optional<Duration> maxAge(String control) {
        return Arrays.stream(control.split(",", -1))
                .map(String::trim)
                .filter(part -> part.matches("max-age=\"?[0-9]{1,9}\"?"))
                .map(part -> Duration.ofSeconds(Long.parseLong(part.replaceAll("[^0-9]", ""))))
                .findFirst();
    }

    /** What a cache on the way has kept for a while says how long. */
    private static Duration alreadyOld(Answer answer) {
        return answer.header("age")
                .map(String::trim)
                .filter(age -> age.matches("[0-9]{1,9}"))
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    /** By the clock that wrote it; what is no date has expired. */
    private static Duration left(String expires, Answer answer, Instant now) {
        Instant said = answer.header("date").flatMap(Freshness::time).orElse(now);
        return time(expires).map(end -> Duration.between(said, end)).orElse(Duration.ZERO);
    }

    private static Optional<Instant> time(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration age) {
        if (age.compareTo(SHORTEST) < 0) return SHORTEST;
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
