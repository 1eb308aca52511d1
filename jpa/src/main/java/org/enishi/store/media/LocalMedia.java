package org.enishi.store.media;

import java.util.Optional;
import org.enishi.id.UserId;

/**
 * A name that was given out here.
 *
 * @param file empty until it is uploaded
 * @param expires until when it can be uploaded, milliseconds; 0 once it is
 */
public record LocalMedia(UserId owner, Optional<MediaFile> file, long expires) {
    /** Whether nothing came under this name, and nothing will. */
    public boolean isOver(long now) {
        return file.isEmpty() && expires <= now;
    }
}
