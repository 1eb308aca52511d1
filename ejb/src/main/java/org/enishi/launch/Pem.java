package org.enishi.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Reads and writes what stands between {@code -----BEGIN} and {@code -----END}. */
final class Pem {
    private Pem() {}

    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            List<Certificate> chain =
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
            if (chain.isEmpty()) throw new GeneralSecurityException("no certificate in " + file);
            return chain;
        }
    }

    static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        try (Reader in = Files.newBufferedReader(file);
                var parser = new PEMParser(in)) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) return new JcaPEMKeyConverter().getPrivateKey(info);
                if (found instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
            throw new GeneralSecurityException("no private key without a passphrase in " + file);
        }
    }

    static void write(Path file, Object content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file);
                var pem = new JcaPEMWriter(out)) {
            pem.writeObject(content);
        }
    }
}
