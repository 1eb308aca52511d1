package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is JSON of what we were given, however long its parts are. */
class JsonOutTest {
    private static byte[] value(int length) {
        return ("\"" + "x".repeat(length) + "\"").getBytes(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 1_020, 1_022, 1_023, 5_000, 40_000})
    void parts_of_any_length_stand_in_their_order(int length) {
        JsonOut inner = new JsonOut().open().key("a").raw(value(length));
        inner.key("b").array(List.of(value(3), value(length), value(length / 2)));
        JsonOut out = new JsonOut().open().key("before").number(1);
        for (int i = 0; i < 40; i++) out.anyKey("k" + i).raw(value(length / 3));
        out.key("inner").raw(inner.close()).key("after").flag(true).close();

        var expected = Json.object().add("before", 1);
        for (int i = 0; i < 40; i++) expected.add("k" + i, "x".repeat(length / 3));
        var nested = Json.object().add("a", "x".repeat(length));
        nested.add("b", Json.array(List.of("xxx", "x".repeat(length), "x".repeat(length / 2))));
        byte[] written = expected.add("inner", nested)
                .add("after", true)
                .build()
                .toString()
                .getBytes(UTF_8);
        assertThat(new String(out.bytes(), UTF_8)).isEqualTo(new String(written, UTF_8));
        assertThat(out.length()).isEqualTo(written.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "$event:id/+", "a\"b", "back\\slash", "line\nend", "\u0000", "\u007f", "é", "\ud83d\ude00"})
    void texts_and_keys_are_escaped_as_everywhere(String text) {
        byte[] out = new JsonOut().open().anyKey(text).text(text).close().bytes();
        assertThat(Json.read(out)).isEqualTo(Json.object().add(text, text).build());
        assertThat(new String(out, UTF_8))
                .isEqualTo(Json.object().add(text, text).build().toString());
    }

    @Test
    void what_is_written_can_be_continued_after_it_was_read() {
        JsonOut out = new JsonOut().open().key("a").number(1);
        assertThat(new String(out.bytes(), UTF_8)).isEqualTo("{\"a\":1");
        assertThat(new String(out.key("b").number(2).close().bytes(), UTF_8)).isEqualTo("{\"a\":1,\"b\":2}");
    }
}
