package org.enishi.remote.http;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.net.URIAuthority;
import org.enishi.configuration.Configuration;
import org.enishi.startup.Repeating;

/**
 * Asks an {@link Endpoint} over HTTPS: only the addresses in it are dialled, nothing is redirected, and neither a large nor
 * a slow answer passes its {@link Limits}.
 */
@ApplicationScoped
public class Transport {
    private static final Duration SWEEP = Duration.ofMillis(500);

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ScheduledExecutorService timer;

    private CloseableHttpClient client;
    private CloseableHttpClient files;
    private Deadlines deadlines;
    private final Repeating sweeping = new Repeating("Requests past their time go on", () -> deadlines.sweep());

    @PostConstruct
    void open() {
        try {
            client = Clients.bounded(Trust.context(configuration.federationCaFile()));
            files = Clients.bounded(Trust.context(configuration.federationCaFile()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("enishi.federation.ca-file: " + e.getMessage(), e);
        }
        deadlines = new Deadlines(clock);
        sweeping.begin(timer, SWEEP, SWEEP);
    }

    @PreDestroy
    void close() {
        sweeping.end();
        client.close(CloseMode.IMMEDIATE);
        files.close(CloseMode.IMMEDIATE);
    }

    /** @throws IOException where there was no answer within the limits; {@link TooLarge} where there was too much of it */
    public Answer ask(Endpoint endpoint, Question question, Limits limits) throws IOException {
        return ask(endpoint, new Wanted<>(client, question, limits, Transport::whole));
    }

    /**
     * As {@link #ask(Endpoint, Question, Limits)} where the answer is too long to be held. On connections of their own, so
     * that messages need not wait for files.
     */
    public <T> T receive(Endpoint endpoint, Question question, Limits limits, Receiver<T> receiver) throws IOException {
        return ask(endpoint, new Wanted<>(files, question, limits, receiver));
    }

    private record Wanted<T>(CloseableHttpClient by, Question question, Limits limits, Receiver<T> receiver) {}

    private <T> T ask(Endpoint endpoint, Wanted<T> wanted) throws IOException {
        IOException last = new IOException("no address");
        for (InetSocketAddress address : endpoint.addresses()) {
            try {
                return askRepeatedly(endpoint, address, wanted);
            } catch (HttpHostConnectException | ConnectTimeoutException e) {
                last = e;
            }
        }
        throw last;
    }

    /** A kept connection may have been closed at the other end just now: what may be repeated is asked once more. */
    private <T> T askRepeatedly(Endpoint endpoint, InetSocketAddress address, Wanted<T> wanted) throws IOException {
        try {
            return askAt(endpoint, address, wanted);
        } catch (NoHttpResponseException e) {
            if (!wanted.question.isRepeatable()) throw e;
            return askAt(endpoint, address, wanted);
        }
    }

    private <T> T askAt(Endpoint endpoint, InetSocketAddress address, Wanted<T> wanted) throws IOException {
        var target = new HttpHost("https", address.getAddress(), endpoint.certificateName(), address.getPort());
        HttpUriRequestBase request = request(endpoint, wanted.question);
        try (var running = deadlines.start(request, wanted.limits.time())) {
            try {
                return wanted.by.execute(target, request, response -> taken(response, wanted, running));
            } catch (IOException e) {
                if (running.isOver()) throw (IOException) new SocketTimeoutException("no answer in time").initCause(e);
                throw e;
            }
        }
    }

    private static <T> T taken(ClassicHttpResponse response, Wanted<T> wanted, Deadlines.Running running)
            throws IOException {
        try {
            return wanted.receiver.take(head(response), LimitedBody.of(response.getEntity(), wanted.limits, running));
        } catch (IOException | RuntimeException refused) {
            running.cut();
            throw refused;
        }
    }

    private static HttpUriRequestBase request(Endpoint endpoint, Question question) throws IOException {
        var request = new HttpUriRequestBase(question.method(), URI.create("/"));
        request.setPath(question.uri());
        try {
            request.setAuthority(URIAuthority.create(endpoint.host()));
        } catch (java.net.URISyntaxException e) {
            throw new IOException("not a host: " + endpoint.host(), e);
        }
        question.headers().forEach(request::setHeader);
        if (question.body() != null)
            request.setEntity(
                    new ByteArrayEntity(question.body(), ContentType.APPLICATION_JSON.withCharset((String) null)));
        return request;
    }

    private static Answer whole(Receiver.Head head, InputStream body) throws IOException {
        return new Answer(head.status(), head.headers(), body.readAllBytes());
    }

    private static Receiver.Head head(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders())
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        return new Receiver.Head(response.getCode(), Map.copyOf(headers));
    }
}
