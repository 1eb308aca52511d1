package org.enishi.launch;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.enishi.configuration.Configuration;

/** Certificate and key in PEM, given by the operator or made by us, as the key store that the server reads. */
final class TlsFiles {
    /** The files' permissions protect the key; the password is only a form to be filled. */
    private static final char[] PASSWORD = "enishi".toCharArray();

    private final Configuration configuration;
    private final Path own;

    TlsFiles(Configuration configuration) {
        this.configuration = configuration;
        this.own = configuration.dataDir().resolve("tls");
    }

    void writeKeyStore(Path target) throws IOException, CannotStart {
        if (configuration.tlsCertificate().isEmpty()) makeOwnIfAbsent();
        Path certificate = configuration.tlsCertificate().orElse(own.resolve("certificate.pem"));
        Path key = configuration.tlsKey().orElse(own.resolve("key.pem"));
        try {
            List<Certificate> chain = Pem.certificates(certificate);
            PrivateKey privateKey = Pem.privateKey(key);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, PASSWORD);
            store.setKeyEntry("enishi", privateKey, PASSWORD, chain.toArray(Certificate[]::new));
            createPrivately(target);
            try (OutputStream out = Files.newOutputStream(target)) {
                store.store(out, PASSWORD);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new CannotStart(
                    "Cannot use the TLS certificate " + certificate + " with the key " + key + ": " + e.getMessage(),
                    e);
        }
    }

    private void makeOwnIfAbsent() throws IOException, CannotStart {
        Path certificate = own.resolve("certificate.pem");
        if (Files.exists(certificate)) return;
        Files.createDirectories(own);
        try {
            var made = SelfSigned.forServer(configuration.serverName());
            Path key = own.resolve("key.pem");
            createPrivately(key);
            Pem.write(key, new PemObject("PRIVATE KEY", made.key().getEncoded()));
            Pem.write(certificate, made.certificate());
        } catch (GeneralSecurityException e) {
            throw new CannotStart("Cannot make a certificate: " + e.getMessage(), e);
        }
    }

    private static void createPrivately(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
