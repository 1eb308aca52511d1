package org.enishi.spec.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.filter.EventFilter;
import org.enishi.filter.Filter;
import org.enishi.filter.FilterReader;
import org.enishi.id.RoomId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#filtering">Matrix v1.19, "Filtering"</a> */
@DisplayName("Filtering")
class FilteringTest {
    private static final String ALICE = "@alice:one.example";

    @Nested
    class Types {
        @ParameterizedTest
        @CsvSource({
            "m.room.message, m.room.message, true",
            "m.room.message, m.room.messages, false",
            "m.room.*, m.room.message, true",
            "m.room.*, m.room, false",
            "*, anything, true",
            "*.message, m.room.message, true",
            "m.*.a*b, m.x.y.aab, true",
            "m.*.a*b, m.x.y.aabc, false",
            "m.r?om, m.room, false"
        })
        void aStarMatchesAnySequenceOfCharacters(String pattern, String type, boolean taken) {
            EventFilter filter = events("{\"types\":[\"" + pattern + "\"]}");
            assertThat(filter.takes(type, ALICE)).isEqualTo(taken);
        }

        @Test
        void aMatchingTypeIsExcludedEvenIfItIsListedInTypes() {
            EventFilter filter = events("{\"types\":[\"m.a\",\"m.b\"],\"not_types\":[\"m.b*\"]}");
            assertThat(filter.takes("m.a", ALICE)).isTrue();
            assertThat(filter.takes("m.b", ALICE)).isFalse();
        }

        @Test
        void anEmptyListIncludesNothing() {
            assertThat(events("{\"types\":[]}").takes("m.a", ALICE)).isFalse();
        }
    }

    @Nested
    class SendersAndRooms {
        @Test
        void aMatchingSenderIsExcludedEvenIfItIsListedInSenders() {
            EventFilter filter = events("{\"senders\":[\"" + ALICE + "\"],\"not_senders\":[\"" + ALICE + "\"]}");
            assertThat(filter.takes("m.a", ALICE)).isFalse();
        }

        @Test
        void aMatchingRoomIsExcludedEvenIfItIsListedInRooms() {
            Filter filter = filter("{\"room\":{\"rooms\":[\"!a:x\",\"!b:x\"],\"not_rooms\":[\"!b:x\"]}}");
            assertThat(filter.room().takes(new RoomId("!a:x"))).isTrue();
            assertThat(filter.room().takes(new RoomId("!b:x"))).isFalse();
            assertThat(filter.room().takes(new RoomId("!c:x"))).isFalse();
        }
    }

    @Nested
    class Fields {
        @Test
        void contentBodyIncludesTheBodyFieldOfTheContentObject() {
            Filter filter = filter("{\"event_fields\":[\"content.body\",\"type\"]}");
            JsonObject event = json("{\"type\":\"m\",\"sender\":\"x\",\"content\":{\"body\":\"b\",\"other\":1}}");
            assertThat(filter.fields().orElseThrow().of(event))
                    .isEqualTo(json("{\"content\":{\"body\":\"b\"},\"type\":\"m\"}"));
        }

        @Test
        void anEscapedDotBelongsToTheKey() {
            Filter filter = filter("{\"event_fields\":[\"content.m\\\\.relates_to\"]}");
            JsonObject event = json("{\"content\":{\"m.relates_to\":{\"event_id\":\"$a\"},\"m\":1}}");
            assertThat(filter.fields().orElseThrow().of(event))
                    .isEqualTo(json("{\"content\":{\"m.relates_to\":{\"event_id\":\"$a\"}}}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "9223372036854775808"})
    void aLimitBeyondAllCountingIsALimit(String limit) {
        assertThat(events("{\"limit\":" + limit + "}").limit(10, 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"presence\":\"not_an_object\"}",
                "{\"room\":{\"timeline\":[]}}",
                "{\"room\":{\"timeline\":{\"types\":\"m.room.message\"}}}",
                "{\"room\":{\"timeline\":{\"types\":[{}]}}}",
                "{\"room\":{\"timeline\":{\"limit\":\"10\"}}}",
                "{\"room\":{\"timeline\":{\"limit\":1.5}}}",
                "{\"room\":{\"include_leave\":1}}",
                "{\"event_format\":1}"
            })
    void aValueOfAnotherTypeIsBadJson(String text) {
        assertRefused(text, ErrorCode.M_BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"room\":{\"timeline\":{\"limit\":0}}}",
                "{\"room\":{\"rooms\":[\"not_a_room\"]}}",
                "{\"presence\":{\"not_senders\":[\"not_a_user\"]}}",
                "{\"event_format\":\"xml\"}"
            })
    void aValueThatMeansNothingIsAnInvalidParameter(String text) {
        assertRefused(text, ErrorCode.M_INVALID_PARAM);
    }

    private static void assertRefused(String text, ErrorCode code) {
        assertThatThrownBy(() -> filter(text))
                .asInstanceOf(InstanceOfAssertFactories.type(MatrixException.class))
                .extracting(MatrixException::code)
                .isEqualTo(code);
    }

    private static Filter filter(String text) {
        return FilterReader.filter(json(text));
    }

    private static EventFilter events(String text) {
        return FilterReader.events(json(text));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
