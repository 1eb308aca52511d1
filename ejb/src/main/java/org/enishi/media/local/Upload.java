package org.enishi.media.local;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that a client sends.
 *
 * @param length as the client announced it; -1 where it did not
 */
public record Upload(
        InputStream bytes,
        long length,
        @Nullable String contentType,
        @Nullable String fileName) {}
