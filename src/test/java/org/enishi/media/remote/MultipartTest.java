package org.enishi.media.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/server-server-api/#get_matrixfederationv1mediadownloadmediaid">Matrix v1.19, media/download</a> */
@DisplayName("A boundary delineating exactly two parts")
class MultipartTest {
    private static final String TYPE = "multipart/mixed; boundary=xyz";
    private static final String JSON = "--xyz\r\nContent-Type: application/json\r\n\r\n{}\r\n--xyz\r\n";

    @Test
    void the_second_part_is_the_bytes_with_the_headers_of_the_media() throws IOException {
        Part part = part(
                TYPE, JSON + "Content-Type: text/plain\r\nContent-Disposition: inline\r\n\r\nhello\r\n--xyz--\r\n");
        assertThat(part.header("content-type")).contains("text/plain");
        assertThat(part.header("Content-Disposition")).contains("inline");
        assertThat(part.body().readAllBytes()).asString(ISO_8859_1).isEqualTo("hello");
    }

    @Test
    void or_a_location_to_where_the_media_can_be_retrieved() throws IOException {
        assertThat(part(TYPE, JSON + "Location: https://cdn.example/1\r\n\r\n\r\n--xyz--")
                        .header("location"))
                .contains("https://cdn.example/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n--", "\r\n--xy\r\n--x", "\r\r\n--xy", "\n--xyz--\n", "a\r\n--XYZ--b"})
    void what_only_looks_like_the_boundary_belongs_to_the_bytes(String content) throws IOException {
        Part part = part(TYPE, JSON + "\r\n" + content + "\r\n--xyz--");
        assertThat(part.body().readAllBytes()).asString(ISO_8859_1).isEqualTo(content);
    }

    @RepeatedTest(20)
    void all_bytes_come_through_however_they_arrive(RepetitionInfo round) throws IOException {
        var random = new Random(round.getCurrentRepetition());
        byte[] content = new byte[random.nextInt(300_000)];
        random.nextBytes(content);
        for (int i = 0; i < content.length; i += 1 + random.nextInt(50)) content[i] = '\r';
        String whole = "preamble\r\n" + JSON + "Content-Type: image/png\r\n\r\n" + new String(content, ISO_8859_1)
                + "\r\n--xyz--\r\n";
        var slow = new ByteArrayInputStream(whole.getBytes(ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
        assertThat(Multipart.second("multipart/mixed; boundary=\"xyz\"", slow)
                        .body()
                        .readAllBytes())
                .isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--xyz\r\n",
                "--xyz\r\nContent-Type: application/json\r\n\r\n{}\r\n--xyz--\r\n",
                "--other\r\n\r\n{}\r\n--other\r\n\r\nhello\r\n--other--",
                "--xyz\r\nno header\r\n\r\n{}\r\n--xyz\r\n\r\nhello\r\n--xyz--",
                "--xyz\r\n\r\n{}\r\n--xyz\r\n\r\nhello",
                "--xyz\r\n\r\n{}\r\n--xyz\r\n\r\nhello\r\n--xy",
            })
    void anything_else_is_refused(String body) {
        assertThatThrownBy(() -> part(TYPE, body).body().readAllBytes()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "multipart/mixed", "multipart/form-data; boundary=xyz"})
    void as_is_another_type(String type) {
        assertThatThrownBy(() -> part(type, JSON + "\r\nhello\r\n--xyz--")).isInstanceOf(IOException.class);
    }

    @Test
    void a_line_or_a_first_part_without_end_is_not_read_for_ever() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> Multipart.second(TYPE, endless)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> part(TYPE, "--xyz\r\n\r\n" + "x".repeat(1 << 20)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> part(TYPE, JSON + "a: b\r\n".repeat(51) + "\r\nhello\r\n--xyz--"))
                .hasMessage("not a header");
    }

    private static Part part(String type, String body) throws IOException {
        return Multipart.second(type, new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
    }
}
