package org.enishi.media.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.enishi.fixture.FileTalk;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#thumbnails">Matrix v1.19, "Thumbnails"</a> */
@DisplayName("Thumbnails")
class PainterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "20, 20, CROP, CROP_32",
        "96, 96, CROP, CROP_96",
        "97, 97, CROP, CROP_320",
        "96, 48, CROP, SCALE_320",
        "320, 240, SCALE, SCALE_320",
        "32, 32, SCALE, SCALE_320",
        "320, 241, SCALE, SCALE_640",
        "800, 600, SCALE, SCALE_800",
        "9999, 1, SCALE, SCALE_1600",
    })
    void few_sizes_are_made_never_smaller_than_wanted(int width, int height, String method, ThumbnailSize size) {
        assertThat(ThumbnailSize.covering(width, height, method.equals("CROP"))).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "png, 1000, 500, SCALE_320, 480, 240",
        "png, 500, 1000, SCALE_320, 320, 640",
        "png, 3000, 3000, SCALE_800, 800, 800",
        "png, 1000, 500, CROP_96, 96, 96",
        "jpeg, 1000, 500, CROP_32, 32, 32",
        "gif, 400, 300, SCALE_320, 320, 240",
    })
    void scale_keeps_the_aspect_and_crop_has_the_wanted_one(
            String format, int width, int height, ThumbnailSize size, int thumbnailWidth, int thumbnailHeight)
            throws Exception {
        BufferedImage drawn = drawn(picture(format, width, height), size).orElseThrow();
        assertThat(drawn.getWidth()).isEqualTo(thumbnailWidth);
        assertThat(drawn.getHeight()).isEqualTo(thumbnailHeight);
    }

    @ParameterizedTest
    @CsvSource({"png, 20, 10, SCALE_320, 20, 10", "png, 50, 20, CROP_96, 20, 20", "gif, 8, 8, CROP_32, 8, 8"})
    void servers_must_not_upscale_under_any_circumstance(
            String format, int width, int height, ThumbnailSize size, int thumbnailWidth, int thumbnailHeight)
            throws Exception {
        BufferedImage drawn = drawn(picture(format, width, height), size).orElseThrow();
        assertThat(drawn.getWidth()).isEqualTo(thumbnailWidth);
        assertThat(drawn.getHeight()).isEqualTo(thumbnailHeight);
    }

    @Test
    void when_the_content_is_smaller_the_original_is_returned() throws Exception {
        assertThat(drawn(picture("jpeg", 100, 80), ThumbnailSize.SCALE_320)).isEmpty();
    }

    @Test
    void crop_shows_the_middle() throws Exception {
        BufferedImage drawn =
                drawn(picture("png", 3_000, 1_000), ThumbnailSize.CROP_96).orElseThrow();
        assertThat(new Color(drawn.getRGB(48, 48))).isEqualTo(Color.GREEN);
        assertThat(new Color(drawn.getRGB(2, 48))).isEqualTo(Color.GREEN);
        assertThat(new Color(drawn.getRGB(93, 48))).isEqualTo(Color.GREEN);
    }

    @Test
    void a_photograph_taken_with_the_camera_turned_is_shown_upright() throws Exception {
        BufferedImage drawn = drawn(turned(picture("jpeg", 600, 200)), ThumbnailSize.SCALE_320)
                .orElseThrow();
        assertThat(drawn.getHeight()).isEqualTo(3 * drawn.getWidth()).isGreaterThan(240);
    }

    @Test
    void homeservers_should_not_attempt_to_generate_thumbnails_for_images_that_are_too_large() throws Exception {
        Path bomb = directory.resolve("bomb");
        Files.write(bomb, FileTalk.hugePng());
        assertThatThrownBy(() -> drawn(bomb, ThumbnailSize.CROP_32))
                .isInstanceOfSatisfying(
                        Undrawable.class,
                        refused -> assertThat(refused.isTooLarge()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 200})
    void a_broken_picture_is_none(int bytes) throws Exception {
        Path whole = picture("png", 100, 100);
        Path broken = directory.resolve("broken");
        Files.write(broken, Arrays.copyOf(Files.readAllBytes(whole), bytes));
        assertThatThrownBy(() -> drawn(broken, ThumbnailSize.CROP_32))
                .isInstanceOfSatisfying(
                        Undrawable.class,
                        refused -> assertThat(refused.isTooLarge()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "BM and whatever", "GIF"})
    void what_is_no_such_picture_is_not_opened(String content) throws Exception {
        Path file = directory.resolve("text");
        Files.writeString(file, content);
        assertThat(Format.of(file)).isEmpty();
    }

    private static Optional<BufferedImage> drawn(Path file, ThumbnailSize size) throws Exception {
        Optional<byte[]> bytes = Painter.paint(file, Format.of(file).orElseThrow(), size);
        if (bytes.isEmpty()) return Optional.empty();
        return Optional.of(ImageIO.read(new ByteArrayInputStream(bytes.get())));
    }

    /** Its middle third is green. */
    private Path picture(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.GREEN);
        pen.fillRect(width / 3, 0, width - 2 * (width / 3), height);
        pen.dispose();
        Path file = directory.resolve("picture." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    /** With a note of the camera's (EXIF) that it lay on its side. */
    private static Path turned(Path jpeg) throws IOException {
        byte[] plain = Files.readAllBytes(jpeg);
        byte[] note = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var out = new ByteArrayOutputStream();
        int behindTheFirstMark = 2 + 2 + (plain[4] << 8) + plain[5];
        out.write(plain, 0, behindTheFirstMark);
        out.write(note);
        out.write(plain, behindTheFirstMark, plain.length - behindTheFirstMark);
        return Files.write(jpeg, out.toByteArray());
    }
}
