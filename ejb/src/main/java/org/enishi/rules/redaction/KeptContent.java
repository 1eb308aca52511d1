package org.enishi.rules.redaction;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.enishi.event.RoomVersion;

/** Which keys of its content an event of each type keeps. */
final class KeptContent {
    private static final Map<RoomVersion, KeptContent> BY_VERSION = new EnumMap<>(RoomVersion.class);

    static {
        Arrays.stream(RoomVersion.values()).forEach(version -> BY_VERSION.put(version, new KeptContent(version)));
    }

    private final Map<String, Set<String>> byType = new HashMap<>();

    private KeptContent(RoomVersion version) {
        keep("m.room.member", "membership");
        keep("m.room.join_rules", "join_rule");
        keep("m.room.history_visibility", "history_visibility");
        keep("m.room.power_levels", "ban", "events", "events_default", "kick", "redact");
        keep("m.room.power_levels", "state_default", "users", "users_default");
        if (version.aliasesBelongToServers()) keep("m.room.aliases", "aliases");
        if (version.allowsRestrictedJoins()) keep("m.room.join_rules", "allow");
        if (version.redactionKeepsVoucher()) keep("m.room.member", "join_authorised_via_users_server");
        if (version.redactsByUpdatedRules()) {
            keep("m.room.power_levels", "invite");
            keep("m.room.redaction", "redacts");
        } else keep("m.room.create", "creator");
    }

    static KeptContent in(RoomVersion version) {
        return Objects.requireNonNull(BY_VERSION.get(version));
    }

    Set<String> of(String type) {
        return byType.getOrDefault(type, Set.of());
    }

    private void keep(String type, String... keys) {
        byType.computeIfAbsent(type, any -> new HashSet<>()).addAll(List.of(keys));
    }
}
