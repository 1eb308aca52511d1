package org.enishi.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Measures of strings as the wire counts them. */
final class Text {
    private Text() {}

    static int utf8Length(String value) {
        return value.getBytes(UTF_8).length;
    }
}
