package org.enishi.media.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Draws one thumbnail. Before anything is unpacked, the picture's head says how large it would be; what is large is unpacked
 * sparingly. Of several pictures in a file, the first is drawn.
 */
final class Painter {
    private static final Logger LOG = System.getLogger(Painter.class.getName());

    /** Of a picture; the largest photographs of telephones of today have 50 million. */
    static final long MOST_PIXELS = 50_000_000;

    private static final Set<Orientation> LYING =
            EnumSet.of(Orientation.LEFT_TOP, Orientation.RIGHT_TOP, Orientation.RIGHT_BOTTOM, Orientation.LEFT_BOTTOM);

    private final Format format;
    private final ImageReader reader;

    private Painter(Format format, ImageReader reader) {
        this.format = format;
        this.reader = reader;
    }

    /**
     * @return empty where the picture itself is what was asked for
     * @throws Undrawable if it is no picture, or too large a one
     */
    static Optional<byte[]> paint(Path file, Format format, ThumbnailSize size) throws Undrawable, IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.reader());
        if (!readers.hasNext()) throw new Undrawable("nobody reads " + format, false);
        ImageReader reader = readers.next();
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, false);
            return new Painter(format, reader).paint(size);
        } catch (IOException | RuntimeException broken) {
            throw new Undrawable("not a whole picture: " + broken.getMessage(), false);
        } finally {
            reader.dispose();
        }
    }

    private Optional<byte[]> paint(ThumbnailSize size) throws Undrawable, IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) throw new Undrawable("has " + pixels + " pixels", true);
        Orientation orientation = orientation();
        boolean lies = LYING.contains(orientation);
        int width = lies ? reader.getHeight(0) : reader.getWidth(0);
        int height = lies ? reader.getWidth(0) : reader.getHeight(0);
        Shape shape = Shape.of(width, height, size);
        boolean isItself = format == Format.JPEG && orientation == Orientation.TOP_LEFT && shape.keeps(width, height);
        if (isItself) return Optional.empty();
        BufferedImage upright =
                ExifFilterUtils.getFilterForOrientation(orientation).apply(unpacked(shape.sparing()));
        return Optional.of(written(shrunk(cut(upright, shape, width), shape)));
    }

    /** A note that nobody can read is none. */
    private Orientation orientation() {
        try {
            Orientation said = format == Format.JPEG ? ExifUtils.getExifOrientation(reader, 0) : null;
            return said == null ? Orientation.TOP_LEFT : said;
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(Level.DEBUG, "a picture's notes cannot be read: {0}", unreadable.getMessage());
            return Orientation.TOP_LEFT;
        }
    }

    /** In a form that everything can draw on. */
    private BufferedImage unpacked(int sparing) throws IOException {
        ImageReadParam wish = reader.getDefaultReadParam();
        wish.setSourceSubsampling(sparing, sparing, 0, 0);
        BufferedImage read = reader.read(0, wish);
        boolean holes = format != Format.JPEG && read.getColorModel().hasAlpha();
        var plain = new BufferedImage(
                read.getWidth(), read.getHeight(), holes ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(read, 0, 0, null);
        pen.dispose();
        return plain;
    }

    /** @param wholeWidth before it was unpacked sparingly */
    private static BufferedImage cut(BufferedImage picture, Shape shape, int wholeWidth) {
        double unpacked = (double) picture.getWidth() / wholeWidth;
        int width = Math.min(picture.getWidth(), Math.max(1, (int) Math.round(shape.cutWidth() * unpacked)));
        int height = Math.min(picture.getHeight(), Math.max(1, (int) Math.round(shape.cutHeight() * unpacked)));
        return picture.getSubimage((picture.getWidth() - width) / 2, (picture.getHeight() - height) / 2, width, height);
    }

    private static BufferedImage shrunk(BufferedImage picture, Shape shape) throws IOException {
        return Thumbnails.of(picture).forceSize(shape.width(), shape.height()).asBufferedImage();
    }

    private byte[] written(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(
                        format.ofThumbnail().reader())
                .next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(picture, null, null));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
