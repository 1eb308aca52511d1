package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.json.Json;
import org.enishi.rules.visibility.HistoryVisibility;
import org.enishi.rules.visibility.VisibilityRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrix v1.19, Client-Server API, "Room History Visibility", server behaviour. */
class HistoryVisibilityTest {
    @ParameterizedTest(name = "{0}, {1}, joined later: {2} → {3}")
    @CsvSource({
        "WORLD_READABLE, ,       false, true",
        "WORLD_READABLE, BAN,    false, true",
        "SHARED,         JOIN,   false, true",
        "SHARED,         ,       true,  true",
        "SHARED,         INVITE, true,  true",
        "SHARED,         LEAVE,  true,  true",
        "SHARED,         INVITE, false, false",
        "SHARED,         ,       false, false",
        "INVITED,        JOIN,   false, true",
        "INVITED,        INVITE, false, true",
        "INVITED,        INVITE, true,  true",
        "INVITED,        KNOCK,  true,  false",
        "INVITED,        LEAVE,  true,  false",
        "INVITED,        ,       true,  false",
        "JOINED,         JOIN,   false, true",
        "JOINED,         INVITE, true,  false",
        "JOINED,         LEAVE,  true,  false",
        "JOINED,         BAN,    true,  false",
    })
    @DisplayName(
            "The rules governing whether a user is allowed to see an event depend on the state of the room at that event")
    void fiveRules(HistoryVisibility visibility, Membership membership, boolean joinedLater, boolean allowed) {
        assertThat(VisibilityRule.allows(visibility, Optional.ofNullable(membership), joinedLater))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(RoomVersion.class)
    @DisplayName("By default if no history_visibility is set the visibility is assumed to be shared")
    void sharedByDefault(RoomVersion version) {
        assertThat(HistoryVisibility.of(Optional.empty())).isEqualTo(HistoryVisibility.SHARED);
        assertThat(HistoryVisibility.of(Optional.of(visibility(version, "invited"))))
                .isEqualTo(HistoryVisibility.INVITED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Joined", "world-readable", "default"})
    @DisplayName("If the value is not understood, the visibility is assumed to be shared")
    void sharedIfNotUnderstood(String value) {
        assertThat(HistoryVisibility.of(Optional.of(visibility(RoomVersion.V12, value))))
                .isEqualTo(HistoryVisibility.SHARED);
    }

    @Test
    @DisplayName("A value of another type is not understood")
    void sharedIfNoString() {
        Event event = PaperRoom.of(RoomVersion.V11)
                .make(
                        PaperRoom.ALICE,
                        "m.room.history_visibility",
                        "",
                        Json.object().add("history_visibility", 1).build());
        assertThat(HistoryVisibility.of(Optional.of(event))).isEqualTo(HistoryVisibility.SHARED);
    }

    private static Event visibility(RoomVersion version, String value) {
        return PaperRoom.of(version)
                .make(
                        PaperRoom.ALICE,
                        "m.room.history_visibility",
                        "",
                        Json.object().add("history_visibility", value).build());
    }
}
