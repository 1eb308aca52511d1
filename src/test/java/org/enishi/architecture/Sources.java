package org.enishi.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.enishi.fixture.Installation;

/** The project's own source files, read as text and as trees. */
final class Sources {
    /** One method: where it is, how long, with how many parameters, and whether its shape is its author's choice. */
    record Method(Path file, String name, long lines, int parameters, boolean chosen) {}

    private Sources() {}

    /** Java of all modules, tests too. */
    static List<Path> java() {
        return Stream.of("jpa/src/main/java", "ejb/src/main/java", "web/src/main/java", "admin-console/src/main/java")
                .map(Installation.project()::resolve)
                .filter(Files::isDirectory)
                .flatMap(directory -> below(directory, ".java"))
                .toList();
    }

    static List<Path> tests() {
        return below(Installation.project().resolve("src/test/java"), ".java").toList();
    }

    /** Everything that people read or machines run, without what is built. */
    static List<Path> texts() {
        return Stream.of(".java", ".xml", ".xhtml", ".md", ".sh", ".cli", ".properties", ".sql", ".py", ".css", ".js")
                .flatMap(ending -> below(Installation.project(), ending))
                .filter(file ->
                        !Installation.project().relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
                .toList();
    }

    static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Method> methods(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> found = new ArrayList<>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) new MethodFinder(unit, found).scan(unit, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class MethodFinder extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final List<Method> found;

        MethodFinder(CompilationUnitTree unit, List<Method> found) {
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String name = method.getName().toString();
            long lines = method.getBody() == null
                    ? 0
                    : method.getBody().toString().lines().count();
            Path file = Path.of(unit.getSourceFile().toUri());
            found.add(new Method(file, name, lines, method.getParameters().size(), isChosen(method)));
            return super.visitMethod(method, nothing);
        }

        /** Constructors of records, overridden methods and requests with their parameters have the shape they must. */
        private static boolean isChosen(MethodTree method) {
            boolean overrides = method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
            boolean request = method.getParameters().stream()
                    .anyMatch(parameter -> parameter.getModifiers().toString().contains("Param("));
            return !overrides && !request && !method.getName().contentEquals("<init>");
        }
    }

    private static Stream<Path> below(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(Files::isRegularFile)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
