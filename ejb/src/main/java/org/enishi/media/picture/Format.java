package org.enishi.media.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What is drawn, told by its first bytes and never by what it calls itself; the rest is not opened at all. */
enum Format {
    JPEG("jpeg", "image/jpeg", ".jpg", 0xff, 0xd8, 0xff),
    PNG("png", "image/png", ".png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'),
    GIF("gif", "image/gif", ".gif", 'G', 'I', 'F', '8');

    private final String reader;
    private final String contentType;
    private final String suffix;
    private final int[] magic;

    Format(String reader, String contentType, String suffix, int... magic) {
        this.reader = reader;
        this.contentType = contentType;
        this.suffix = suffix;
        this.magic = magic;
    }

    static Optional<Format> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(16);
            return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
        }
    }

    private boolean begins(byte[] head) {
        if (head.length < magic.length) return false;
        for (int i = 0; i < magic.length; i++) if ((head[i] & 0xff) != magic[i]) return false;
        return true;
    }

    /** As {@code javax.imageio} calls it. */
    String reader() {
        return reader;
    }

    String contentType() {
        return contentType;
    }

    String suffix() {
        return suffix;
    }

    /** Photographs stay photographs; everything else may have holes. */
    Format ofThumbnail() {
        return this == JPEG ? JPEG : PNG;
    }
}
