package org.enishi.media.picture;

import java.util.Arrays;

/**
 * The sizes in which thumbnails are kept: those of the specification, and few more, so that nobody can ask for thousands.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#thumbnails">Matrix v1.19, "Thumbnails"</a>
 */
public enum ThumbnailSize {
    CROP_32(32, 32, true),
    CROP_96(96, 96, true),
    CROP_320(320, 320, true),
    CROP_640(640, 640, true),
    SCALE_320(320, 240, false),
    SCALE_640(640, 480, false),
    SCALE_800(800, 600, false),
    SCALE_1600(1600, 1200, false);

    private final int width;
    private final int height;
    private final boolean crops;

    ThumbnailSize(int width, int height, boolean crops) {
        this.width = width;
        this.height = height;
        this.crops = crops;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean crops() {
        return crops;
    }

    /**
     * The smallest that is not smaller than what is wanted. Cropped only where a square is wanted: what is kept has the
     * shape of the picture otherwise.
     *
     * <p>DEVIATION: where more is wanted than the largest, it is the largest; drawing without a bound is a trap.
     */
    public static ThumbnailSize covering(int width, int height, boolean crop) {
        boolean square = crop && width == height;
        return Arrays.stream(values())
                .filter(size -> size.crops == square && size.width >= width && size.height >= height)
                .findFirst()
                .orElse(SCALE_1600);
    }

    /** The name of its file, without a suffix. */
    String label() {
        return width + "x" + height + (crops ? "-crop" : "-scale");
    }
}
