package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Set;
import org.enishi.event.RoomVersion;
import org.enishi.json.ReferenceHash;
import org.enishi.rules.redaction.Redactor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v11/#redactions">Matrix v1.19, rooms, "Redactions"</a>. */
class RedactionsTest {
    private static JsonObject redact(String event, RoomVersion version) {
        return Redactor.redact(PaperRoom.json(event), version);
    }

    @Nested
    class TopLevelKeys {
        private static final String ALL = "{'event_id':'$x','type':'t','room_id':'!r','sender':'@a:b','state_key':'',"
                + "'content':{},'hashes':{},'signatures':{},'depth':1,'prev_events':[],'prev_state':[],'auth_events':[],"
                + "'origin':'b','origin_server_ts':1,'membership':'join','unsigned':{},'redacts':'$y','age':1}";

        @ParameterizedTest
        @EnumSource
        void otherThanTheProtocolsAreStripped(RoomVersion version) {
            var kept = redact(ALL, version).keySet();
            assertThat(kept)
                    .contains(
                            "event_id",
                            "type",
                            "room_id",
                            "sender",
                            "state_key",
                            "content",
                            "hashes",
                            "signatures",
                            "depth",
                            "prev_events",
                            "auth_events",
                            "origin_server_ts");
            assertThat(kept).doesNotContain("unsigned", "redacts", "age");
        }

        @ParameterizedTest
        @EnumSource
        void ofOldAreStrippedSinceVersion11(RoomVersion version) {
            boolean kept = !version.redactsByUpdatedRules();
            assertThat(redact(ALL, version).keySet().containsAll(Set.of("prev_state", "origin", "membership")))
                    .isEqualTo(kept);
            assertThat(redact(ALL, version).containsKey("origin")).isEqualTo(kept);
        }
    }

    @Nested
    class ContentKeys {
        private static final String LEVELS = "{'ban':1,'events':{},'events_default':1,'invite':1,'kick':1,'redact':1,"
                + "'state_default':1,'users':{},'users_default':1,'notifications':{}}";

        @ParameterizedTest
        @EnumSource
        void areStrippedUnlessTheirTypeAllowsThem(RoomVersion version) {
            assertThat(redacted("m.room.message", "{'body':1}", version)).isEmpty();
            assertThat(redacted("m.room.name", "{'name':1}", version)).isEmpty();
            assertThat(redacted("m.room.history_visibility", "{'history_visibility':'x','other':1}", version))
                    .isEqualTo(PaperRoom.json("{'history_visibility':'x'}"));
        }

        @ParameterizedTest
        @EnumSource
        void ofAliasesAreKeptUntilVersion5(RoomVersion version) {
            assertThat(redacted("m.room.aliases", "{'aliases':[],'x':1}", version)
                            .keySet())
                    .isEqualTo(version.compareTo(RoomVersion.V5) <= 0 ? Set.of("aliases") : Set.of());
        }

        @ParameterizedTest
        @EnumSource
        void ofJoinRulesIncludeAllowSinceVersion8(RoomVersion version) {
            assertThat(redacted("m.room.join_rules", "{'join_rule':'x','allow':[],'x':1}", version)
                            .keySet())
                    .isEqualTo(
                            version.compareTo(RoomVersion.V8) >= 0
                                    ? Set.of("join_rule", "allow")
                                    : Set.of("join_rule"));
        }

        @ParameterizedTest
        @EnumSource
        void ofMembersIncludeTheAuthorisingUserSinceVersion9(RoomVersion version) {
            String content = "{'membership':'join','join_authorised_via_users_server':'@a:b','displayname':'x'}";
            assertThat(redacted("m.room.member", content, version).keySet())
                    .isEqualTo(
                            version.compareTo(RoomVersion.V9) >= 0
                                    ? Set.of("membership", "join_authorised_via_users_server")
                                    : Set.of("membership"));
        }

        @ParameterizedTest
        @EnumSource(to = "V10")
        void untilVersion10(RoomVersion version) {
            assertThat(redacted("m.room.create", "{'creator':'@a:b','room_version':'1','x':1}", version))
                    .isEqualTo(PaperRoom.json("{'creator':'@a:b'}"));
            assertThat(redacted("m.room.member", "{'membership':'x','third_party_invite':{'signed':{}}}", version))
                    .isEqualTo(PaperRoom.json("{'membership':'x'}"));
            assertThat(redacted("m.room.power_levels", LEVELS, version).keySet())
                    .containsExactlyInAnyOrder(
                            "ban",
                            "events",
                            "events_default",
                            "kick",
                            "redact",
                            "state_default",
                            "users",
                            "users_default");
            assertThat(redacted("m.room.redaction", "{'redacts':'$x','reason':'y'}", version))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "m.room.create      | {'creator':'@a:b','room_version':'1','x':1} | {'creator':'@a:b','room_version':'1','x':1}",
                    "m.room.member      | {'membership':'invite','third_party_invite':{'signed':{'t':1},'display_name':'x'}} | {'membership':'invite','third_party_invite':{'signed':{'t':1}}}",
                    "m.room.member      | {'membership':'invite','third_party_invite':{'display_name':'x'}} | {'membership':'invite','third_party_invite':{}}",
                    "m.room.member      | {'membership':'invite','third_party_invite':'x'} | {'membership':'invite'}",
                    "m.room.power_levels| {'ban':1,'events':{},'events_default':1,'invite':1,'kick':1,'redact':1,'state_default':1,'users':{},'users_default':1,'notifications':{}} | {'ban':1,'events':{},'events_default':1,'invite':1,'kick':1,'redact':1,'state_default':1,'users':{},'users_default':1}",
                    "m.room.redaction   | {'redacts':'$x','reason':'y'} | {'redacts':'$x'}",
                })
        void sinceVersion11(String type, String content, String kept) {
            assertThat(redacted(type, content, RoomVersion.V11)).isEqualTo(PaperRoom.json(kept));
            assertThat(redacted(type, content, RoomVersion.V12)).isEqualTo(PaperRoom.json(kept));
        }

        private JsonObject redacted(String type, String content, RoomVersion version) {
            return redact("{'type':'" + type + "','content':" + content + "}", version)
                    .getJsonObject("content");
        }
    }

    @ParameterizedTest
    @EnumSource
    void redactionDoesNotChangeTheEventId(RoomVersion version) {
        var event = PaperRoom.of(version).make(PaperRoom.ALICE, "m.room.message", null, PaperRoom.content("body", "x"));
        assertThat(ReferenceHash.eventId(Redactor.redact(event.json(), version), version))
                .isEqualTo(event.id());
    }
}
