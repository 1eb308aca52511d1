package org.enishi.differential;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;
import org.enishi.json.Json;

/** Chance with a seed. */
final class Chance {
    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "日本",
            "😀",
            "\u0000\n\t\"\\/",
            "é",
            "e\u0301",
            "\u007f\u2028",
            "\uffff\ue000",
            "1",
            "true",
            "m.room.member");

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** In so many cases of a hundred. */
    boolean percent(int cases) {
        return random.nextInt(100) < cases;
    }

    <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    String text() {
        return of(TEXTS);
    }

    /** Any JSON that canonical JSON allows. */
    JsonValue json(int depth) {
        return switch (below(depth > 0 ? 7 : 5)) {
            case 0 -> Json.text(text());
            case 1 -> number(random.nextInt());
            case 2 -> number(of(List.of(0L, -1L, (1L << 53) - 1, -(1L << 53) + 1)));
            case 3 -> percent(50) ? JsonValue.TRUE : JsonValue.FALSE;
            case 4 -> JsonValue.NULL;
            case 5 -> {
                var array = Json.array();
                for (int i = below(4); i > 0; i--) array.add(json(depth - 1));
                yield array.build();
            }
            default -> {
                JsonObjectBuilder object = Json.object();
                for (int i = below(4); i > 0; i--) object.add(text() + text(), json(depth - 1));
                yield object.build();
            }
        };
    }

    static JsonValue number(long value) {
        return Json.array().add(value).build().get(0);
    }
}
