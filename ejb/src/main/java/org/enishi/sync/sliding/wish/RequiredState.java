package org.enishi.sync.sliding.wish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;

/**
 * Which part of a room's state a client wants.
 *
 * @param keys the wanted state keys by type; {@code *} stands for all types, or all keys
 * @param lazyMembers whether the members whom the timeline needs go along
 */
public record RequiredState(Map<String, Set<String>> keys, boolean lazyMembers) {
    public static final RequiredState NOTHING = new RequiredState(Map.of(), false);

    static final String ALL = "*";

    public boolean wants(StateKey key) {
        return wants(keys.get(key.type().value()), key) || wants(keys.get(ALL), key);
    }

    /** Whether some of what is wanted is not named by its whole key, so that a state must be searched for it. */
    public boolean hasPatterns() {
        return keys.containsKey(ALL) || keys.values().stream().anyMatch(wanted -> wanted.contains(ALL));
    }

    /** What is wanted by its whole key. */
    public Set<StateKey> named() {
        Set<StateKey> named = new HashSet<>();
        keys.forEach((type, wanted) -> {
            if (!type.equals(ALL))
                wanted.stream().filter(key -> !key.equals(ALL)).forEach(key -> add(type, key, named));
        });
        return named;
    }

    public RequiredState and(RequiredState other) {
        if (equals(other)) return this;
        Map<String, Set<String>> both = new HashMap<>();
        keys.forEach((type, wanted) -> both.put(type, new HashSet<>(wanted)));
        other.keys.forEach((type, wanted) ->
                both.computeIfAbsent(type, none -> new HashSet<>()).addAll(wanted));
        Map<String, Set<String>> frozen = both.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
        return new RequiredState(frozen, lazyMembers || other.lazyMembers);
    }

    private static boolean wants(@org.jspecify.annotations.Nullable Set<String> wanted, StateKey key) {
        return wanted != null && (wanted.contains(ALL) || wanted.contains(key.key()));
    }

    private static void add(String type, String key, Set<StateKey> named) {
        if (StateKey.isWellFormed(key)) named.add(new StateKey(new EventType(type), key));
    }
}
