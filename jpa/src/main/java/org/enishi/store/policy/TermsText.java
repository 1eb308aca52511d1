package org.enishi.store.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enishi.id.RoomId;
import org.jspecify.annotations.Nullable;

/** Short lists as the table keeps them: one a line, sorted. */
final class TermsText {
    private TermsText() {}

    /** Null for all rooms. */
    static @Nullable String rooms(Optional<Set<RoomId>> rooms) {
        return rooms.map(all -> all.stream().map(RoomId::value).sorted().collect(Collectors.joining("\n")))
                .orElse(null);
    }

    static Optional<Set<RoomId>> roomsIn(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(lines -> lines.lines()
                        .filter(line -> !line.isEmpty())
                        .map(RoomId::new)
                        .collect(Collectors.toSet()));
    }

    static @Nullable String keys(Map<String, String> keys) {
        if (keys.isEmpty()) return null;
        return new TreeMap<>(keys)
                .entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> keysIn(@Nullable String text) {
        if (text == null) return Map.of();
        return text.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    }
}
