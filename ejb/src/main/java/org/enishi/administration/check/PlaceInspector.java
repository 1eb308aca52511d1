package org.enishi.administration.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enishi.administration.check.Finding.Step;
import org.enishi.id.ServerName;
import org.enishi.remote.RemoteFailure;
import org.enishi.remote.discovery.Discovery;
import org.enishi.remote.discovery.WellKnownAnswer;
import org.enishi.remote.http.Certificates;
import org.enishi.remote.http.Endpoint;

/** Where the partner is, and whether it shows a certificate for its name. */
@ApplicationScoped
class PlaceInspector {
    private static final Duration SOON = Duration.ofDays(14);

    @Inject
    Discovery discovery;

    @Inject
    Certificates certificates;

    @Inject
    Clock clock;

    Optional<Endpoint> find(ServerName server, Check check) {
        check.add(discovery
                .askWellKnown(server)
                .map(PlaceInspector::wellKnown)
                .orElseGet(() -> Finding.plain(Step.WELL_KNOWN, "notAsked")));
        try {
            Endpoint endpoint = discovery.endpoint(server);
            String addresses =
                    endpoint.addresses().stream().map(PlaceInspector::written).collect(Collectors.joining(", "));
            check.add(Finding.good(Step.ADDRESS, "found", addresses));
            return Optional.of(endpoint);
        } catch (RemoteFailure.Unreachable none) {
            check.add(Finding.bad(Step.ADDRESS, "none"));
            return Optional.empty();
        }
    }

    private static String written(InetSocketAddress address) {
        String ip = address.getAddress().getHostAddress();
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + address.getPort();
    }

    private static Finding wellKnown(WellKnownAnswer answer) {
        return answer.to()
                .map(to -> Finding.good(Step.WELL_KNOWN, "delegates", to.value()))
                .orElseGet(() -> Finding.plain(Step.WELL_KNOWN, "none", answer.problem()));
    }

    boolean isTrusted(Endpoint endpoint, Check check) {
        try {
            Certificates.Shown shown = certificates.look(endpoint);
            check.add(certificate(shown));
            return shown.problem().isEmpty();
        } catch (IOException silence) {
            check.add(Finding.bad(Step.CERTIFICATE, "unreachable", String.valueOf(silence.getMessage())));
            return false;
        }
    }

    private Finding certificate(Certificates.Shown shown) {
        X509Certificate certificate = shown.certificate();
        Instant end = certificate.getNotAfter().toInstant();
        String issuer = certificate.getIssuerX500Principal().getName();
        if (end.isBefore(clock.instant())) return Finding.bad(Step.CERTIFICATE, "expired", end, issuer);
        if (!shown.problem().isEmpty()) return Finding.bad(Step.CERTIFICATE, "refused", shown.problem(), issuer);
        boolean soon = end.isBefore(clock.instant().plus(SOON));
        return soon
                ? Finding.warn(Step.CERTIFICATE, "endsSoon", end, issuer, shown.protocol())
                : Finding.good(Step.CERTIFICATE, "holds", end, issuer, shown.protocol());
    }
}
