package org.enishi.rules.content;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enishi.event.RoomVersion;
import org.enishi.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A number in {@code m.room.power_levels}, as its room version reads it. What lies beyond the range of {@code long} counts
 * as its end.
 *
 * @see <a href="https://spec.matrix.org/v1.19/rooms/v1/#mroompower_levels-events-accept-values-as-strings">Matrix v1.19,
 *     room version 1, "m.room.power_levels events accept values as strings"</a>
 */
public final class Level {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100}");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final Set<String> MAPS = Set.of("events", "notifications", "users");

    private Level() {}

    /** Empty where nothing stands there, or nothing that the version reads as a level. */
    public static Optional<Long> at(JsonObject levels, String key, RoomVersion version) {
        return of(levels.get(key), version);
    }

    /** Empty for what the version does not read as a level. Where strings are levels, other servers read true as 1. */
    public static Optional<Long> of(@Nullable JsonValue value, RoomVersion version) {
        if (value instanceof JsonNumber number && number.isIntegral()) return Optional.of(bounded(number));
        if (version.powerLevelsAreIntegers()) return Optional.empty();
        if (JsonValue.TRUE.equals(value)) return Optional.of(1L);
        if (JsonValue.FALSE.equals(value)) return Optional.of(0L);
        if (value instanceof JsonNumber fraction && fitsDouble(fraction)) return Optional.of(bounded(fraction));
        return value instanceof JsonString text ? written(text.getString()) : Optional.empty();
    }

    /** Whether it is a number so great that no version has ever taken it. */
    public static boolean isBeyondAll(JsonValue value) {
        return value instanceof JsonNumber number && !fitsDouble(number);
    }

    /** The same levels as plain integers, for a room version that wants them so; without those that are none. */
    public static JsonObject plain(JsonObject levels, RoomVersion version) {
        JsonObjectBuilder plain = Json.object();
        levels.forEach((key, value) -> {
            if (MAPS.contains(key))
                plain.add(key, value instanceof JsonObject map ? entries(map, version) : JsonValue.EMPTY_JSON_OBJECT);
            else of(value, version).ifPresent(level -> plain.add(key, level));
        });
        return plain.build();
    }

    private static JsonObject entries(JsonObject map, RoomVersion version) {
        JsonObjectBuilder plain = Json.object();
        map.forEach((key, value) -> of(value, version).ifPresent(level -> plain.add(key, level)));
        return plain.build();
    }

    private static Optional<Long> written(String text) {
        String integer = text.strip();
        return INTEGER.matcher(integer).matches() ? Optional.of(bounded(new BigInteger(integer))) : Optional.empty();
    }

    /** Fractions are cut off, not rounded. */
    private static long bounded(JsonNumber number) {
        return bounded(number.bigIntegerValue());
    }

    private static long bounded(BigInteger integer) {
        return integer.max(LEAST).min(GREATEST).longValue();
    }

    private static boolean fitsDouble(JsonNumber number) {
        return Double.isFinite(number.doubleValue());
    }
}
