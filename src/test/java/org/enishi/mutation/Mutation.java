package org.enishi.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.enishi.fixture.Installation;
import org.enishi.leak.Edge;
import org.enishi.leak.Triangle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * For each edge: its leak test passes; then, in the running servers, the calls to the policy that guard the edge are taken
 * out, and it must fail. No class asks the policy that no edge names. On demand: {@code mvn verify -Pmutation}. The table is {@code src/test/target/mutation.txt}, too.
 */
class Mutation {
    private static final String ONLY = System.getProperty("enishi.mutation.only", "");

    /** One edge, and what came of it. */
    private record Line(String outcome, Method test, String detail) {
        @Override
        public String toString() {
            Edge edge = test.getAnnotation(Edge.class);
            return "%-8s | %s | %s%s".formatted(outcome, edge.value(), String.join(", ", edge.guardedBy()), detail);
        }
    }

    @Test
    void everyLeakIsFound() throws Exception {
        List<Line> table = new ArrayList<>();
        for (Method test : edges(ONLY)) {
            table.add(judge(test));
            report(table);
        }
        assertThat(table).isNotEmpty();
        assertThat(table).filteredOn(line -> !line.outcome.equals("killed")).isEmpty();
    }

    /** A new call needs a test, or a word in {@link Askers} where its test is. */
    @Test
    void everyClassThatAsksGuardsAnEdge() throws Exception {
        List<String> guards = edges("").stream()
                .flatMap(test -> Arrays.stream(test.getAnnotation(Edge.class).guardedBy()))
                .toList();
        assertThat(Askers.without(guards)).isEmpty();
    }

    private static Line judge(Method test) throws IOException, ReflectiveOperationException {
        Throwable before = run(test);
        if (before != null) return new Line("broken", test, " | " + before);
        Throwable found;
        try (var operation = new Operation(
                Triangle.servers(), List.of(test.getAnnotation(Edge.class).guardedBy()))) {
            found = run(test);
        }
        boolean isFinding = found instanceof AssertionError || found instanceof ConditionTimeoutException;
        if (!isFinding) return new Line("survived", test, found == null ? "" : " | " + found);
        return new Line("killed", test, "");
    }

    private static @Nullable Throwable run(Method test) throws ReflectiveOperationException {
        Constructor<?> maker = test.getDeclaringClass().getDeclaredConstructor();
        maker.setAccessible(true);
        Object tests = maker.newInstance();
        try {
            for (Method each : test.getDeclaringClass().getDeclaredMethods())
                if (each.isAnnotationPresent(BeforeEach.class)) call(each, tests);
            call(test, tests);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    private static void call(Method method, Object on) throws ReflectiveOperationException {
        method.setAccessible(true);
        method.invoke(on);
    }

    private static void report(List<Line> table) throws IOException {
        Files.write(
                Installation.project().resolve("src/test/target/mutation.txt"),
                table.stream().map(Line::toString).toList());
        System.out.println(table.get(table.size() - 1));
    }

    private static List<Method> edges(String only) throws IOException, ClassNotFoundException {
        Path classes = Installation.project().resolve("src/test/target/test-classes");
        List<Method> found = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(classes.resolve("org/enishi/leak"), "*LeaksIT.class")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".class", "");
                found.addAll(
                        Arrays.asList(Class.forName("org.enishi.leak." + name).getDeclaredMethods()));
            }
        }
        found.removeIf(method -> !method.isAnnotationPresent(Edge.class));
        found.removeIf(method -> !only.isEmpty() && !List.of(only.split(",")).contains(method.getName()));
        found.sort(Comparator.comparing(
                        (Method method) -> method.getDeclaringClass().getName())
                .thenComparing(method -> method.getAnnotation(Edge.class).value()));
        return found;
    }
}
