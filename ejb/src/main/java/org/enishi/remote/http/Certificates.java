package org.enishi.remote.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.enishi.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** Looks at the certificate that an {@link Endpoint} shows, also at one that is not to be believed. Nothing is asked. */
@ApplicationScoped
public class Certificates {
    private static final int MILLIS = 5_000;
    private static final int LONGEST_SECONDS = 10;

    @Inject
    Configuration configuration;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ScheduledExecutorService timer;

    private X509ExtendedTrustManager trusted;

    /**
     * What was shown.
     *
     * @param problem why it is not believed; empty if it is
     */
    public record Shown(X509Certificate certificate, String protocol, String problem) {}

    @PostConstruct
    void open() {
        try {
            trusted = Trust.manager(configuration.federationCaFile());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IOException if no certificate was shown: nobody listens, or it does not speak TLS */
    public Shown look(Endpoint endpoint) throws IOException {
        IOException last = new IOException("no address");
        for (InetSocketAddress address : endpoint.addresses()) {
            try {
                return look(endpoint.certificateName(), address);
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private Shown look(String name, InetSocketAddress address) throws IOException {
        var memory = new AtomicReference<@Nullable X509Certificate>();
        try (var plain = new Socket()) {
            var deadline = timer.schedule(() -> closed(plain), LONGEST_SECONDS, TimeUnit.SECONDS);
            plain.connect(address, MILLIS);
            plain.setSoTimeout(MILLIS);
            try (SSLSocket socket = secured(plain, name, address.getPort(), new LookingTrust(trusted, memory::set))) {
                return shake(socket, memory);
            } finally {
                deadline.cancel(false);
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static Shown shake(SSLSocket socket, AtomicReference<@Nullable X509Certificate> memory) throws IOException {
        try {
            socket.startHandshake();
            var seen = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return new Shown(seen, socket.getSession().getProtocol(), "");
        } catch (SSLException refused) {
            X509Certificate seen = memory.get();
            if (seen == null) throw refused;
            return new Shown(seen, "", String.valueOf(refused.getMessage()));
        }
    }

    private static SSLSocket secured(Socket plain, String name, int port, X509ExtendedTrustManager trust)
            throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (name.matches(".*[a-zA-Z].*") && name.indexOf(':') < 0)
            parameters.setServerNames(java.util.List.of(new SNIHostName(name)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            System.getLogger(Certificates.class.getName())
                    .log(System.Logger.Level.DEBUG, "A socket was gone before its time", alreadyGone);
        }
    }
}
