package org.enishi.mutation;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is loaded into a running server: gives classes other bodies. Uses nothing but Java, for nothing else is there. */
public final class Surgeon {
    private Surgeon() {}

    /** @param argument a directory with files named like classes, whose bytes the classes get */
    public static void agentmain(String argument, Instrumentation instrumentation)
            throws IOException, ClassNotFoundException, UnmodifiableClassException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(Path.of(argument))) {
            files = listed.toList();
        }
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            String name = file.getFileName().toString();
            ClassDefinition[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                    .filter(each -> each.getName().equals(name))
                    .map(each -> new ClassDefinition(each, body))
                    .toArray(ClassDefinition[]::new);
            if (loaded.length > 0) instrumentation.redefineClasses(loaded);
        }
    }
}
