package org.enishi.store.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A file whose bytes are here.
 *
 * @param fileName as its uploader called it; absent where nobody said
 * @param sha256 of its bytes, hexadecimal
 */
public record MediaFile(String contentType, @Nullable String fileName, long bytes, String sha256) {
    static final String COLUMNS = "content_type, file_name, size_bytes, sha256";

    static MediaFile read(ResultSet row) throws SQLException {
        return new MediaFile(row.getString(1), row.getString(2), row.getLong(3), row.getString(4));
    }
}
