package org.enishi.federation.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.id.ServerName;

/** Destinations that failed and when to try them again, and those that are being tried. */
@ApplicationScoped
class Waiting {
    private record Until(ServerName server, long time) {}

    @Inject
    Clock clock;

    private final Map<ServerName, Until> waiting = new ConcurrentHashMap<>();

    /** Whether they have spoken to us since. */
    private final Map<ServerName, Boolean> trying = new ConcurrentHashMap<>();

    void trying(ServerName server) {
        trying.put(server.folded(), false);
    }

    /** @return whether it spoke while it was tried: then it is there, whatever became of the attempt */
    boolean tried(ServerName server) {
        return Boolean.TRUE.equals(trying.remove(server.folded()));
    }

    /** @param time milliseconds */
    void until(ServerName server, long time) {
        waiting.put(server.folded(), new Until(server, time));
    }

    /** Those whose time has come; they no longer wait. */
    List<ServerName> due() {
        long now = clock.millis();
        List<Until> due =
                waiting.values().stream().filter(each -> each.time <= now).toList();
        due.forEach(each -> waiting.remove(each.server.folded(), each));
        return due.stream().map(Until::server).toList();
    }

    /** No longer waits, if it did: the name under which it is a destination. */
    Optional<ServerName> end(ServerName server) {
        trying.computeIfPresent(server.folded(), (same, before) -> true);
        return Optional.ofNullable(waiting.remove(server.folded())).map(Until::server);
    }
}
