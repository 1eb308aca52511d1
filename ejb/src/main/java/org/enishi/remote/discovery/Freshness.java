package org.enishi.remote.discovery;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enishi.remote.http.Answer;

/** How long a delegation may be remembered: as its cache headers say, a day without them, never more than two. */
final class Freshness {
    private static final Duration USUAL = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofHours(48);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration FAILED = Duration.ofMinutes(30);

    private Freshness() {}

    static Duration of(Answer answer) {
        String control = answer.header("cache-control").orElse("").toLowerCase(Locale.ROOT);
        if (control.contains("no-store") || control.contains("no-cache")) return SHORTEST;
        return maxAge(control).map(Freshness::bounded).orElse(USUAL);
    }

    static Delegation failed() {
        return new Delegation(Optional.empty(), FAILED);
    }

    private static Optional<Duration> maxAge(String control) {
        return Arrays.stream(control.split(",", -1))
                .map(String::trim)
                .filter(part -> part.matches("max-age=\"?[0-9]{1,9}\"?"))
                .map(part -> Duration.ofSeconds(Long.parseLong(part.replaceAll("[^0-9]", ""))))
                .findFirst();
    }

    private static Duration bounded(Duration age) {
        if (age.compareTo(SHORTEST) < 0) return SHORTEST;
        return age.compareTo(LONGEST) > 0 ? LONGEST : age;
    }
}
