package org.enishi.remote.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed: the system's authorities and those that the operator names. None is outside its time:
 * Java does not look at the time of a certificate that is trusted by itself.
 */
final class Trust {
    private Trust() {}

    /** @param file PEM certificates to trust beside the system's */
    static SSLContext context(Optional<Path> file) throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {manager(file)}, null);
        return context;
    }

    /** As above: who judges in such a context. */
    static X509ExtendedTrustManager manager(Optional<Path> file) throws GeneralSecurityException, IOException {
        return Arrays.stream(managers(file))
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .map(judge -> new LookingTrust(judge, X509Certificate::checkValidity))
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
    }

    private static TrustManager[] managers(Optional<Path> file) throws GeneralSecurityException, IOException {
        List<Certificate> authorities = new ArrayList<>(systemAuthorities());
        if (file.isPresent()) authorities.addAll(read(file.get()));
        return factory(store(authorities)).getTrustManagers();
    }

    private static List<Certificate> systemAuthorities() throws GeneralSecurityException {
        return Arrays.stream(factory(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .map(Certificate.class::cast)
                .toList();
    }

    private static List<Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        }
    }

    private static KeyStore store(List<Certificate> authorities) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < authorities.size(); i++) store.setCertificateEntry("ca" + i, authorities.get(i));
        return store;
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
