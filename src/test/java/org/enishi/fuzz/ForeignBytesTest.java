package org.enishi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.enishi.fixture.Installation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer begins with, and what it once found. */
@DisplayName("Whoever reads foreign bytes")
class ForeignBytesTest {
    @ParameterizedTest
    @EnumSource
    void takesWhatItIsGivenOrSaysNo(Target target) throws IOException {
        List<Path> cases = cases(target);
        assertThat(cases).isNotEmpty();
        for (Path file : cases) {
            byte[] bytes = Files.readAllBytes(file);
            for (int length = bytes.length; length > 0; length = length * 3 / 4)
                target.take(java.util.Arrays.copyOf(bytes, length));
        }
    }

    static List<Path> cases(Target target) throws IOException {
        try (Stream<Path> files = Files.list(directory(target))) {
            return files.sorted().toList();
        }
    }

    static Path directory(Target target) {
        return Installation.project().resolve("src/test/resources/fuzz").resolve(target.directory());
    }
}
