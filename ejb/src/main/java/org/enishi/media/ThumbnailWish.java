package org.enishi.media;

import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.media.picture.ThumbnailSize;
import org.jspecify.annotations.Nullable;

/**
 * The thumbnail that somebody would like.
 *
 * @param patience how long to wait for what is not uploaded yet, milliseconds
 */
public record ThumbnailWish(ThumbnailSize size, long patience) {
    /** @throws MatrixException 400 if it makes no sense */
    public static ThumbnailWish of(
            @Nullable Integer width, @Nullable Integer height, @Nullable String method, long patience) {
        if (width == null || height == null)
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "width and height are missing");
        if (width <= 0 || height <= 0) throw MatrixException.invalidParam("width and height are above 0");
        boolean crop = "crop".equals(method);
        if (!crop && method != null && !method.equals("scale"))
            throw MatrixException.invalidParam("method is crop or scale");
        return new ThumbnailWish(ThumbnailSize.covering(width, height, crop), patience);
    }
}
