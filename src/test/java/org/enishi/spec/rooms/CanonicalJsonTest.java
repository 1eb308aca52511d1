package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import org.enishi.json.CanonicalJson;
import org.enishi.json.InvalidJson;
import org.enishi.json.Json;
import org.enishi.json.JsonSlices;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** <a href="https://spec.matrix.org/v1.19/appendices/#canonical-json">Matrix v1.19, "Canonical JSON"</a>. */
class CanonicalJsonTest {
    private static String canonical(String json) {
        return new String(CanonicalJson.bytes(Json.read(json.getBytes(UTF_8))), UTF_8);
    }

    @Nested
    class ExamplesOfTheSpecification {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{}|{}",
                    "{ \"one\": 1, \"two\": \"Two\" }|{\"one\":1,\"two\":\"Two\"}",
                    "{ \"b\": \"2\", \"a\": \"1\" }|{\"a\":\"1\",\"b\":\"2\"}",
                    "{\"b\":\"2\",\"a\":\"1\"}|{\"a\":\"1\",\"b\":\"2\"}",
                    "{\"auth\":{\"success\":true,\"mxid\":\"@john.doe:example.com\",\"profile\":{\"display_name\":\"John Doe\",\"three_pids\":[{\"medium\":\"email\",\"address\":\"john.doe@example.org\"},{\"medium\":\"msisdn\",\"address\":\"123456789\"}]}}}|{\"auth\":{\"mxid\":\"@john.doe:example.com\",\"profile\":{\"display_name\":\"John Doe\",\"three_pids\":[{\"address\":\"john.doe@example.org\",\"medium\":\"email\"},{\"address\":\"123456789\",\"medium\":\"msisdn\"}]},\"success\":true}}",
                    "{\"a\": \"日本語\"}|{\"a\":\"日本語\"}",
                    "{\"本\": 2, \"日\": 1}|{\"日\":1,\"本\":2}",
                    "{\"a\": \"\\u65E5\"}|{\"a\":\"日\"}",
                    "{\"a\": null}|{\"a\":null}",
                    "{\"a\": -0, \"b\": 1e10}|{\"a\":0,\"b\":10000000000}",
                })
        void areEncodedAsItSays(String given, String expected) {
            assertThat(canonical(given)).isEqualTo(expected);
        }
    }

    @Nested
    class Strings {
        @Test
        void useTheShortEscapesAndNoOthers() {
            assertThat(
                            canonical(
                                    "{\"a\":\"\\u0008\\u0009\\u000A\\u000C\\u000D\\u0022\\u005C\\u002F\\u0000\\u001F\\u007F\"}"))
                    .isEqualTo("{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001f\u007F\"}");
        }

        @Test
        void sortByCodePointNotByUtf16Unit() {
            assertThat(canonical("{\"\uD83D\uDE00\":1,\"\uFF61\":2}")).isEqualTo("{\"\uFF61\":2,\"\uD83D\uDE00\":1}");
        }

        @Test
        void withHalfASurrogatePairAreRefused() {
            assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> canonical("{\"a\":\"\\uD800x\"}"));
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @ValueSource(strings = {"9007199254740991", "-9007199254740991", "0", "-1"})
        void withinTheRangeAreKept(String number) {
            assertThat(canonical("{\"a\":" + number + "}")).isEqualTo("{\"a\":" + number + "}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "9007199254740992",
                    "-9007199254740992",
                    "1.5",
                    "1.0",
                    "1e300",
                    "1e-1",
                    "1e16",
                    "123456789012345678901234567890"
                })
        void thatAreNoIntegersWithinTheRangeAreRefused(String number) {
            assertThatExceptionOfType(InvalidJson.class)
                    .isThrownBy(() -> canonical("{\"a\":" + number + "}"))
                    .satisfies(error -> assertThat(error.kind()).isEqualTo(InvalidJson.Kind.BAD_JSON));
        }

        @Test
        void withAnExponentAreNoCanonicalJsonOfAnotherServer() {
            var parsed = Json.read("{\"a\":1e10}".getBytes(UTF_8));
            assertThatExceptionOfType(InvalidJson.class).isThrownBy(() -> CanonicalJson.exactBytes(parsed));
        }
    }

    @Nested
    class Slices {
        @Test
        void findEachTopLevelValueInTheBytes() {
            byte[] bytes = "{\"a\":{\"x\":[1,\"}\"]},\"b\":\"q\\\"uo\\\\\",\"c\":-12,\"d\":170,\"日\":true,\"é\":[]}"
                    .getBytes(UTF_8);
            JsonSlices slices = JsonSlices.of(bytes);
            assertThat(slices.has("a")).isTrue();
            assertThat(slices.has("x")).isFalse();
            assertThat(slice(slices, "a")).isEqualTo("{\"x\":[1,\"}\"]}");
            assertThat(slice(slices, "b")).isEqualTo("\"q\\\"uo\\\\\"");
            assertThat(slice(slices, "c")).isEqualTo("-12");
            assertThat(slice(slices, "absent")).isEmpty();
            assertThat(slices.number("d")).isEqualTo(170);
            assertThat(slices.number("c")).isEqualTo(-1);
        }

        private String slice(JsonSlices slices, String key) {
            var out = new ByteArrayOutputStream();
            slices.copyValue(key, out);
            return out.toString(UTF_8);
        }
    }
}
