package org.enishi.media.picture;

/**
 * How a picture becomes a thumbnail: first cut to {@code cut}, from the middle, then made {@code whole}. Never larger than
 * it was.
 *
 * @param cutWidth of what is left of the picture
 * @param width of the thumbnail
 */
record Shape(int cutWidth, int cutHeight, int width, int height) {
    /** @param width of the picture as people see it */
    static Shape of(int width, int height, ThumbnailSize size) {
        return size.crops() ? cropped(width, height, size) : scaled(width, height, size);
    }

    /** The whole picture, neither side shorter than wanted. */
    private static Shape scaled(int width, int height, ThumbnailSize size) {
        double factor = Math.min(1, Math.max((double) size.width() / width, (double) size.height() / height));
        return new Shape(width, height, times(width, factor), times(height, factor));
    }

    private static Shape cropped(int width, int height, ThumbnailSize size) {
        double shape = (double) size.width() / size.height();
        int cutWidth = Math.max(1, Math.min(width, (int) Math.round(height * shape)));
        int cutHeight = Math.max(1, Math.min(height, (int) Math.round(width / shape)));
        boolean shrinks = cutWidth > size.width();
        return new Shape(cutWidth, cutHeight, shrinks ? size.width() : cutWidth, shrinks ? size.height() : cutHeight);
    }

    /** Of each so many pixels one is enough to draw from. */
    int sparing() {
        return Math.max(1, Math.min(cutWidth / width, cutHeight / height) / 2);
    }

    boolean keeps(int wholeWidth, int wholeHeight) {
        return width == wholeWidth && height == wholeHeight;
    }

    private static int times(int length, double factor) {
        return Math.max(1, (int) Math.ceil(length * factor - 1e-6));
    }
}
