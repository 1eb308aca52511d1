package org.enishi.remote.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.enishi.configuration.Configuration;

/** The real transport, but that ports which a test cannot listen on are others. */
public final class ShiftedTransport extends Transport implements AutoCloseable {
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();
    private final Map<Integer, Integer> ports;

    /**
     * @param trusted PEM
     * @param ports from what is asked for to where it listens
     */
    public ShiftedTransport(Path trusted, Map<Integer, Integer> ports) {
        this.ports = ports;
        configuration = Configuration.of(Map.of("enishi.federation.ca-file", trusted.toString()));
        clock = Clock.systemUTC();
        timer = sweeper;
        open();
    }

    @Override
    public Answer ask(Endpoint endpoint, Question question, Limits limits) throws IOException {
        var shifted = endpoint.addresses().stream().map(this::shifted).toList();
        return super.ask(new Endpoint(endpoint.certificateName(), endpoint.host(), shifted), question, limits);
    }

    private InetSocketAddress shifted(InetSocketAddress address) {
        int port = Objects.requireNonNull(ports.get(address.getPort()), () -> "no port " + address.getPort());
        return new InetSocketAddress(address.getAddress(), port);
    }

    @Override
    public void close() {
        super.close();
        sweeper.shutdownNow();
    }
}
