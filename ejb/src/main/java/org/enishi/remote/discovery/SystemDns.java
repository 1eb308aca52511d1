package org.enishi.remote.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Cache;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The machine's resolver for addresses, so that its hosts file counts; dnsjava for SRV, which Java has no resolver for. */
@ApplicationScoped
class SystemDns implements Dns {
    private static final Logger LOG = System.getLogger(SystemDns.class.getName());
    private static final int MAX_TARGETS = 8;

    @Inject
    SecureRandom chance;

    private final Cache cache = new Cache();
    private final ExtendedResolver resolver = resolver();

    @Override
    public List<InetAddress> addresses(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            LOG.log(Level.DEBUG, () -> host + " has no address");
            return List.of();
        }
    }

    @Override
    public List<Service> services(String name) {
        try {
            var lookup = new Lookup(name + ".", Type.SRV);
            lookup.setResolver(resolver);
            lookup.setCache(cache);
            Record[] records = lookup.run();
            return records == null ? List.of() : ordered(records);
        } catch (TextParseException e) {
            LOG.log(Level.DEBUG, () -> "not a DNS name: " + name);
            return List.of();
        }
    }

    private List<Service> ordered(Record[] records) {
        List<SRVRecord> services = List.of(records).stream()
                .filter(SRVRecord.class::isInstance)
                .map(SRVRecord.class::cast)
                .toList();
        return ServiceOrder.of(services, chance).stream()
                .limit(MAX_TARGETS)
                .map(srv -> new Service(srv.getTarget().toString(true), srv.getPort()))
                .filter(service -> !service.host().isEmpty())
                .toList();
    }

    private static ExtendedResolver resolver() {
        var resolver = new ExtendedResolver();
        resolver.setTimeout(Duration.ofSeconds(3));
        resolver.setRetries(1);
        return resolver;
    }
}
