package org.enishi.federation.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.enishi.configuration.Configuration;

/** The name of this node, the same after a restart: it may then take up its own leases at once. */
@ApplicationScoped
class NodeName {
    @Inject
    Configuration configuration;

    @Inject
    SecureRandom random;

    private String name = "";

    @PostConstruct
    void open() {
        Path file = configuration.dataDir().resolve("node");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(configuration.dataDir());
                Files.writeString(file, fresh(), US_ASCII);
            }
            name = Files.readString(file, US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("enishi.data-dir: " + e.getMessage(), e);
        }
    }

    String value() {
        return name;
    }

    private String fresh() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
