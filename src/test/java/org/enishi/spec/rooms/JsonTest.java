package org.enishi.spec.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.enishi.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read is written as it was, whatever its length. */
class JsonTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_350, 1_360, 1_361, 1_362, 1_363, 1_364, 1_370, 20_000})
    void documents_of_any_length_are_read_and_written(int times) {
        String text = "縁".repeat(times) + "🙂é\\u0000\\\"";
        byte[] bytes = ("{\"text\":\"" + text + "\",\"list\":[1,true,null,{}]}").getBytes(UTF_8);
        JsonObject read = Json.read(bytes);
        assertThat(read.getString("text")).isEqualTo("縁".repeat(times) + "🙂é\0\"");
        assertThat(Json.readStored(bytes)).isEqualTo(read);
        assertThat(Json.bytes(read)).isEqualTo(bytes);
    }
}
