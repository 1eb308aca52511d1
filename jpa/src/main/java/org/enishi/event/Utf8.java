package org.enishi.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;

/** Text of bytes that are known to be UTF-8. */
public final class Utf8 {
    /** A decoder has a buffer of eight kilobytes, whatever it reads: most documents are smaller. */
    private static final int SMALL = 4096;

    private Utf8() {}

    public static Reader reader(byte[] utf8) {
        return utf8.length <= SMALL
                ? new StringReader(new String(utf8, UTF_8))
                : new InputStreamReader(new ByteArrayInputStream(utf8), UTF_8);
    }
}
