package org.enishi.mutation;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.enishi.fixture.EnishiServer;

/** Changes classes in running servers, and back again. */
final class Operation implements AutoCloseable {
    private final List<EnishiServer> servers;
    private final Path work;
    private final Map<String, byte[]> originals = new LinkedHashMap<>();

    /** @param places as {@link Mutant} takes them */
    Operation(List<EnishiServer> servers, List<String> places) throws IOException {
        this.servers = servers;
        this.work = Files.createTempDirectory("enishi-mutation-");
        Map<String, byte[]> changed = new LinkedHashMap<>();
        for (String place : places) {
            var mutant = new Mutant(place);
            originals.putIfAbsent(mutant.name(), mutant.original());
            changed.merge(mutant.name(), mutant.change(originals.get(mutant.name())), (one, other) -> other);
        }
        operate(changed);
    }

    @Override
    public void close() throws IOException {
        operate(originals);
    }

    private void operate(Map<String, byte[]> bodies) throws IOException {
        Path directory = Files.createTempDirectory(work, "bodies");
        for (Map.Entry<String, byte[]> body : bodies.entrySet())
            Files.write(directory.resolve(body.getKey()), body.getValue());
        String jar = agent().toString();
        for (EnishiServer server : servers) {
            try {
                VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
                machine.loadAgent(jar, directory.toString());
                machine.detach();
            } catch (Exception e) {
                throw new IOException("cannot change " + bodies.keySet() + " in " + server.name(), e);
            }
        }
    }

    private Path agent() throws IOException {
        Path jar = work.resolve("surgeon.jar");
        if (Files.exists(jar)) return jar;
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", Surgeon.class.getName());
        manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
        String entry = Surgeon.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = Surgeon.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }
}
