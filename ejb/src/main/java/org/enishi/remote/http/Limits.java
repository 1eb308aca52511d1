package org.enishi.remote.http;

import java.time.Duration;

/**
 * How much of a peer's time and bytes we bear.
 *
 * @param bytes of the answer's body
 * @param time from the first connection attempt to the last byte
 */
public record Limits(int bytes, Duration time) {
    /** For a document of a known small shape. */
    public static final Limits SMALL = new Limits(64 << 10, Duration.ofSeconds(10));

    /** For ordinary answers. */
    public static final Limits ORDINARY = new Limits(8 << 20, Duration.ofSeconds(30));

    /** For whole room states. */
    public static final Limits LARGE = new Limits(128 << 20, Duration.ofSeconds(120));

    /** For files, which whoever takes them measures. */
    public static final Limits FILE = new Limits(Integer.MAX_VALUE, Duration.ofMinutes(5));
}
