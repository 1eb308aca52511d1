package org.enishi.media.remote;

import java.io.IOException;
import org.enishi.media.file.Received;
import org.enishi.media.header.ContentTypes;
import org.enishi.media.header.FileNames;
import org.enishi.store.media.MediaFile;
import org.jspecify.annotations.Nullable;

/** What came of asking: bytes, or where they are. */
sealed interface Fetched {
    /** @throws IOException if it is elsewhere once more */
    Bytes bytes() throws IOException;

    record Bytes(
            Received received,
            @Nullable String contentType,
            @Nullable String disposition) implements Fetched {
        @Override
        public Bytes bytes() {
            return this;
        }

        MediaFile file() {
            return new MediaFile(
                    ContentTypes.cleaned(contentType), FileNames.in(disposition), received.bytes(), received.sha256());
        }
    }

    record Elsewhere(String location) implements Fetched {
        @Override
        public Bytes bytes() throws IOException {
            throw new IOException("redirected to " + location);
        }
    }
}
