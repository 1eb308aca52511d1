package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.federation.delivery.Ledger.Standing;
import org.enishi.id.ServerName;

/**
 * The destinations that this node delivers to, and how far each got. The ledger is told of all together, once a second: what
 * is not told when the node dies is sent again, and the other side knows it by its event IDs.
 */
@ApplicationScoped
class Standings {
    private static final long ENOUGH_LEASE_MILLIS = 45_000;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    private final Map<ServerName, Standing> held = new ConcurrentHashMap<>();
    private final Map<ServerName, Long> untold = new ConcurrentHashMap<>();

    /** As it is known here; empty if the ledger must be asked. */
    Optional<Standing> held(ServerName server) {
        return Optional.ofNullable(held.get(server)).filter(this::hasTime);
    }

    /** As the ledger has it; empty if another node delivers to it. */
    Optional<Standing> take(ServerName server) {
        tell(server);
        ledger.know(server);
        Optional<Standing> taken = ledger.take(server);
        taken.ifPresentOrElse(each -> held.put(server, each), () -> held.remove(server));
        return taken;
    }

    /** The destination has everything up to there. @return empty if another node has taken over */
    Optional<Standing> delivered(ServerName server, long upTo) {
        Standing before = held.get(server);
        if (before == null) return Optional.empty();
        untold.put(server, upTo);
        if (before.failures() > 0 || !hasTime(before)) tell();
        return Optional.ofNullable(held.computeIfPresent(server, (same, now) -> now.reached(upTo)));
    }

    /** @return when to try again; milliseconds */
    long failed(ServerName server, int failures, String why) {
        tell(server);
        held.remove(server);
        return ledger.failed(server, failures, why);
    }

    void release(ServerName server) {
        held.remove(server);
        ledger.release(server);
    }

    void giveUpAll() {
        tell();
        held.keySet().forEach(this::release);
    }

    /** Tells the ledger what it has not been told: in order, so that it never goes back. */
    synchronized void tell() {
        Map<ServerName, Long> telling = Map.copyOf(untold);
        if (telling.isEmpty()) return;
        Ledger.Told told = ledger.delivered(telling);
        telling.forEach(untold::remove);
        telling.keySet()
                .forEach(server -> held.computeIfPresent(
                        server,
                        (same, now) -> told.servers().contains(server) ? now.leased(told.leasedUntil()) : null));
    }

    private void tell(ServerName server) {
        if (untold.containsKey(server)) tell();
    }

    private boolean hasTime(Standing standing) {
        return standing.leasedUntil() - clock.millis() > ENOUGH_LEASE_MILLIS;
    }
}
