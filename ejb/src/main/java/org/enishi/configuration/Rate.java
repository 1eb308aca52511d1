package org.enishi.configuration;

import java.time.Duration;
import java.util.regex.Pattern;

/** So many in so long, written {@code 10/1m}; the whole amount may come at once. */
public record Rate(long amount, Duration period) {
    private static final Pattern GRAMMAR =
            Pattern.compile("(?<amount>[1-9][0-9]{0,8})/(?<count>[1-9][0-9]{0,3})(?<unit>[smh])");

    static Rate parse(String text) {
        var matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) throw new IllegalArgumentException("not a rate");
        long count = Long.parseLong(matcher.group("count"));
        Duration period = switch (matcher.group("unit")) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
        return new Rate(Long.parseLong(matcher.group("amount")), period);
    }
}
