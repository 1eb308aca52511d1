package org.enishi.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * The top-level members of a canonical JSON object as ranges of its bytes, so that parts of an event are copied and
 * never parsed. Canonical means: no blanks, keys without need of escapes unless they hold some.
 */
final class Slices {
    private final byte[] json;
    private int at = 1;

    private Slices(byte[] canonicalObject) {
        this.json = canonicalObject;
    }

    /** Copies the members with these keys, in the order of the object, each followed by a comma. */
    static void copy(byte[] canonicalObject, Set<String> keys, ByteArrayOutputStream out) {
        new Slices(canonicalObject).copyTo(out, keys);
    }

    private void copyTo(ByteArrayOutputStream out, Set<String> keys) {
        while (at < json.length && json[at] == '"') {
            int start = at;
            skipString();
            String key = new String(Arrays.copyOfRange(json, start + 1, at - 1), UTF_8);
            at++; // the colon
            skipValue();
            if (keys.contains(key)) {
                out.write(json, start, at - start);
                out.write(',');
            }
            at++; // the comma or the closing brace
        }
    }

    private void skipValue() {
        if (json[at] == '"') {
            skipString();
            return;
        }
        int depth = 0;
        while (true) {
            byte here = json[at];
            if (here == '"') {
                skipString();
                continue;
            }
            if (here == '{' || here == '[') depth++;
            if (here == '}' || here == ']') depth--;
            if (depth < 0 || (depth == 0 && here == ',')) return;
            at++;
            if (depth == 0 && (here == '}' || here == ']')) return;
        }
    }

    private void skipString() {
        at++;
        while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
        at++;
    }
}
