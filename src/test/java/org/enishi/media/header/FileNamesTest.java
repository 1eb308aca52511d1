package org.enishi.media.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#serving-inline-content">Matrix v1.19, "Serving inline content"</a> */
@DisplayName("Serving inline content")
class FileNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"image/png", "IMAGE/PNG", "text/plain; charset=utf-8", "audio/ogg", "application/json"})
    void listed_types_are_inline(String type) {
        assertThat(FileNames.disposition(type, null)).isEqualTo("inline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/svg+xml", "application/pdf", "application/octet-stream"})
    void everything_else_is_an_attachment(String type) {
        assertThat(FileNames.disposition(type, null)).isEqualTo("attachment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a cat.png | inline; filename=\"a cat.png\"",
                "見積書.png | inline; filename*=utf-8''%E8%A6%8B%E7%A9%8D%E6%9B%B8.png",
                "a\"b;c.png | inline; filename*=utf-8''a%22b%3Bc.png",
            })
    void a_name_travels_as_RFC_6266_says_and_comes_back(String name, String header) {
        assertThat(FileNames.disposition("image/png", name)).isEqualTo(header);
        assertThat(FileNames.in(header)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inline; filename=cat.png | cat.png",
                "attachment; FileName = \"a \\\"b\\\".txt\" | a \"b\".txt",
                "attachment; filename=\"old.txt\"; filename*=UTF-8'en'n%C3%A9w.txt | néw.txt",
                "attachment; filename*=utf-8''100%.txt | 100%.txt",
                "inline | ",
                "inline; filename=\"\" | ",
                "inline; notfilename=x | ",
            })
    void other_servers_names_are_understood(String header, String name) {
        assertThat(FileNames.in(header)).isEqualTo(name);
    }

    @Test
    void nothing_in_a_name_breaks_a_header_or_misleads_a_reader() {
        assertThat(FileNames.cleaned("a\r\nSet-Cookie: b\0")).isEqualTo("aSet-Cookie: b");
        assertThat(FileNames.cleaned("\u202Etxt.exe")).isEqualTo("txt.exe");
        assertThat(FileNames.cleaned("x".repeat(5_000))).hasSize(255);
        assertThat(FileNames.cleaned(" \n ")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image/png | image/png",
                "text/plain; charset=\"utf-8\" | text/plain; charset=\"utf-8\"",
                "image/png, text/html | application/octet-stream",
                "png | application/octet-stream",
                "text/html;\u0000 | application/octet-stream",
            })
    void what_is_no_type_is_bytes(String said, String type) {
        assertThat(ContentTypes.cleaned(said)).isEqualTo(type);
    }
}
