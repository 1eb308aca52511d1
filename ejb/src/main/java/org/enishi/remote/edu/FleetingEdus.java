package org.enishi.remote.edu;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enishi.id.ServerName;
import org.enishi.store.cache.Caches;
import org.enishi.store.outbox.EduRow;

/** EDUs that are worth nothing after a while. Bounded: of a server that takes none the oldest go. */
@ApplicationScoped
public class FleetingEdus {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST_SERVERS = 10_000;
    private static final int MOST_OF_A_SERVER = 500;

    private final Cache<ServerName, Map<String, EduRow>> byServer =
            Caches.builder().maximumSize(MOST_SERVERS).expireAfterWrite(KEPT).build();

    void put(ServerName server, String key, Edu edu) {
        EduRow row = new EduRow(0, server, edu.host(), edu.bytes());
        byServer.asMap().compute(server, (same, before) -> with(before == null ? Map.of() : before, key, row));
    }

    /** The oldest, which stay until they are {@link #delivered}. */
    public List<EduRow> of(ServerName server, int limit) {
        Map<String, EduRow> all = byServer.getIfPresent(server);
        return all == null ? List.of() : all.values().stream().limit(limit).toList();
    }

    /** What has been replaced meanwhile stays. */
    public void delivered(ServerName server, List<EduRow> rows) {
        if (rows.isEmpty()) return;
        byServer.asMap().computeIfPresent(server, (same, before) -> {
            Map<String, EduRow> rest = new LinkedHashMap<>(before);
            rest.values().removeIf(row -> rows.stream().anyMatch(gone -> gone == row));
            return rest.isEmpty() ? null : rest;
        });
    }

    private static Map<String, EduRow> with(Map<String, EduRow> before, String key, EduRow row) {
        Map<String, EduRow> after = new LinkedHashMap<>(before);
        after.remove(key);
        after.put(key, row);
        List<String> tooMany = new ArrayList<>(after.keySet()).subList(0, Math.max(0, after.size() - MOST_OF_A_SERVER));
        tooMany.forEach(after::remove);
        return after;
    }
}
