package org.enishi.architecture;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stranger opens any file and knows where he is: sizes, door plates and names as CONTRIBUTING.md says. */
class ShapeTest {
    private static final int LINES_A_FILE = 300;
    private static final int LINES_A_METHOD = 40;
    private static final int PARAMETERS = 4;
    private static final int TYPES_A_PACKAGE = 15;

    private static final Pattern SAYS_NOTHING =
            Pattern.compile("(^|.*/)(util|utils|impl|common|manager|helper|model|dto|misc)(/.*|$)");
    private static final Pattern SPEC_LINK = Pattern.compile("spec\\.matrix\\.org/(?!v1\\.19/)[^\\s\"<>)]*");
    // Put together, so that this file does not match itself.
    private static final Pattern MACHINE_PATH = Pattern.compile("/" + "(work|home|root|Users)/[a-z0-9._-]+");

    @Test
    void no_file_is_longer_than_a_reader_bears() {
        assertThat(withTests().stream().filter(file -> Sources.lines(file) > LINES_A_FILE))
                .isEmpty();
    }

    @Test
    void no_method_is_longer_than_a_screen_or_takes_more_than_four_things() {
        List<Sources.Method> methods = Sources.methods(Sources.java());
        assertThat(methods)
                .filteredOn(method -> method.lines() > LINES_A_METHOD)
                .isEmpty();
        assertThat(methods)
                .filteredOn(method -> method.chosen() && method.parameters() > PARAMETERS)
                .isEmpty();
    }

    @Test
    void a_package_holds_what_one_can_keep_in_mind() {
        Map<Path, Long> types = Sources.java().stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));
        types.values().removeIf(count -> count <= TYPES_A_PACKAGE);
        assertThat(types).isEmpty();
    }

    @Test
    void every_package_has_a_door_plate_of_three_lines() {
        for (Path directory :
                Sources.java().stream().map(Path::getParent).distinct().toList()) {
            Path plate = directory.resolve("package-info.java");
            assertThat(Files.exists(plate)).as(plate.toString()).isTrue();
            assertThat(Sources.text(plate)).as(plate.toString()).contains("@NullMarked", "/**");
            assertThat(Sources.text(plate)
                            .lines()
                            .filter(line -> line.startsWith(" * "))
                            .count())
                    .as(plate.toString())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void no_package_has_a_name_that_says_nothing() {
        assertThat(withTests().stream()
                        .map(file -> file.toString()
                                .replaceFirst(".*/org/enishi", "")
                                .replaceFirst("[^/]*$", ""))
                        .filter(name -> SAYS_NOTHING.matcher(name).matches()))
                .isEmpty();
    }

    @Test
    void all_links_go_to_one_version_of_the_specification() {
        assertThat(finds(SPEC_LINK)).isEmpty();
    }

    @Test
    void nothing_knows_the_machine_on_which_it_was_written() {
        assertThat(finds(MACHINE_PATH)).isEmpty();
    }

    private static List<String> finds(Pattern pattern) {
        return Sources.texts().stream()
                .flatMap(
                        file -> pattern.matcher(Sources.text(file)).results().map(found -> file + ": " + found.group()))
                .toList();
    }

    private static List<Path> withTests() {
        return Stream.concat(Sources.java().stream(), Sources.tests().stream()).toList();
    }
}
