package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.enishi.json.InvalidJson;
import org.enishi.json.InvalidJson.Kind;
import org.enishi.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that were made to hurt a parser end in a clean refusal. */
class HostileJsonTest {
    private static void refused(byte[] bytes, Kind kind) {
        assertThatExceptionOfType(InvalidJson.class)
                .isThrownBy(() -> Json.read(bytes))
                .satisfies(error -> assertThat(error.kind()).isEqualTo(kind));
    }

    @Test
    void tenThousandLevelsOfObjectsAreRefused() {
        refused(("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8), Kind.BAD_JSON);
    }

    @Test
    void aMillionOpenBracketsAreRefused() {
        refused(("{\"a\":" + "[".repeat(1_000_000)).getBytes(UTF_8), Kind.BAD_JSON);
    }

    @Test
    void bracketsInsideStringsAreNoLevels() {
        byte[] bytes = ("{\"a\":\"" + "[{\\\"".repeat(1_000) + "\"}").getBytes(UTF_8);
        assertThat(Json.read(bytes).getString("a")).hasSize(3_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":-}",
                "{\"a\":1e}",
                "nul",
                "{\"a\":1}{\"b\":2}"
            })
    void whatIsNoJsonIsRefused(String text) {
        refused(text.getBytes(UTF_8), Kind.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "null", "true"})
    void whatIsNoObjectIsRefused(String text) {
        refused(text.getBytes(UTF_8), Kind.BAD_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00C0\u00AF", "\u00ED\u00A0\u0080", "\u00FF", "\u00C3", "\u00F5\u0080\u0080\u0080"})
    void badUtf8IsRefused(String bytesAsLatin1) {
        refused(("{\"a\":\"" + bytesAsLatin1 + "\"}").getBytes(ISO_8859_1), Kind.NOT_JSON);
    }

    @Test
    void otherEncodingsAreRefused() {
        refused("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_16), Kind.NOT_JSON);
        refused("{\"a\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE), Kind.NOT_JSON);
    }

    @Test
    void aRawNulIsRefused() {
        refused("{\"a\":\"\0\"}".getBytes(UTF_8), Kind.NOT_JSON);
    }

    @Test
    void anEscapedNulIsAString() {
        assertThat(Json.read("{\"a\":\"\\u0000\"}".getBytes(UTF_8)).getString("a"))
                .isEqualTo("\0");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        refused("{\"a\":1,\"a\":2}".getBytes(UTF_8), Kind.NOT_JSON);
        refused("{\"x\":{\"a\":1,\"\\u0061\":2}}".getBytes(UTF_8), Kind.NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "1E+1000", "-1e99999", "1e3071992541e-5"})
    void numbersThatWouldFillTheMemoryAreRefused(String number) {
        refused(("{\"a\":" + number + "}").getBytes(UTF_8), Kind.BAD_JSON);
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        refused(("{\"a\":" + "9".repeat(1_000_000) + "}").getBytes(UTF_8), Kind.BAD_JSON);
    }

    @Test
    void noBytesWhateverEndOtherwiseThanInAnObjectOrARefusal() {
        var random = new Random(20_261_123);
        String alphabet = "{}[]\":,0123456789eE+-.\\u truefalsn\u0000\u00FF";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder("{");
            for (int i = random.nextInt(40); i > 0; i--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            try {
                assertThat(Json.read(text.toString().getBytes(ISO_8859_1))).isNotNull();
            } catch (InvalidJson refusal) {
                assertThat(refusal.kind()).isNotNull();
            }
        }
    }
}
