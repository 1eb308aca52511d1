package org.enishi.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.enishi.configuration.Configuration;
import org.enishi.id.ServerName;
import org.jspecify.annotations.Nullable;

/**
 * One instance's directory: the server's own files in {@code server/}, logs in {@code log/}, TLS in {@code tls/}.
 * The server's configuration is a copy of the installation's, made anew at each start.
 */
record Instance(Path dataDir) {
    static final String SERVER_CONFIGURATION = "enishi.xml";

    /** Held until the process ends. */
    @SuppressWarnings("unused")
    private static @Nullable FileLock lock;

    void prepare(Path home, Configuration configuration) throws IOException, CannotStart {
        Files.createDirectories(configurationDir());
        Files.createDirectories(logDir());
        copy(home.resolve("standalone").resolve("configuration"), configurationDir());
        Files.deleteIfExists(bootMarker());
        new TlsFiles(configuration).writeKeyStore(configurationDir().resolve("tls.p12"));
    }

    /** The server writes here how its start ended. */
    Path bootMarker() {
        return serverDir().resolve("tmp").resolve("startup-marker");
    }

    private Path serverDir() {
        return dataDir.resolve("server");
    }

    private Path configurationDir() {
        return serverDir().resolve("configuration");
    }

    private Path logDir() {
        return dataDir.resolve("log");
    }

    /** Keeps others away from this directory until the process ends. */
    void lock() throws IOException, CannotStart {
        Files.createDirectories(dataDir);
        Path file = dataDir.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new CannotStart("Another instance uses " + dataDir + "; give this one its own enishi.data-dir.");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    void tellServer(ServerName name) {
        System.setProperty("org.enishi.launched", "true");
        System.setProperty("jboss.server.base.dir", serverDir().toString());
        System.setProperty("jboss.server.log.dir", logDir().toString());
        System.setProperty(
                "org.jboss.boot.log.file", logDir().resolve("enishi.log").toString());
        System.setProperty(
                "logging.configuration",
                configurationDir().resolve("logging.properties").toUri().toString());
        System.setProperty("jboss.node.name", name.host().replaceAll("[^0-9A-Za-z.-]", "-"));
    }
}
