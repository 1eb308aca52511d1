package org.enishi.media.remote;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.ServerName;
import org.enishi.json.Json;
import org.enishi.remote.RemoteFailure;
import org.enishi.store.cache.Caches;

/**
 * Servers that have been asked for files too often: they are not asked before the time that they said. Their files are
 * there, so nobody is told that they are not.
 */
@ApplicationScoped
class Busy {
    private static final int MOST_SERVERS = 10_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Cache<ServerName, Long> until =
            Caches.builder().maximumSize(MOST_SERVERS).expireAfterWrite(LONGEST).build();

    @Inject
    Clock clock;

    /** @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} with the rest of the time, if the server is not to be asked yet */
    void check(ServerName server) {
        Long time = until.getIfPresent(server.folded());
        long rest = time == null ? 0 : time - clock.millis();
        if (rest > 0) throw told(later(rest));
    }

    /** The server has said so. @return what those are told who want the file */
    MatrixException heard(RemoteFailure.Refused refused) {
        long pause = pause(refused.body());
        if (pause == 0) return told(JsonObject.EMPTY_JSON_OBJECT);
        until.asMap().merge(refused.server().folded(), clock.millis() + pause, Math::max);
        return told(later(pause));
    }

    /** 0 where none is said that could be meant. */
    private static long pause(JsonObject body) {
        boolean isTime = body.get("retry_after_ms") instanceof JsonNumber number
                && number.isIntegral()
                && number.longValue() > 0
                && number.longValue() <= LONGEST.toMillis();
        return isTime ? body.getJsonNumber("retry_after_ms").longValue() : 0;
    }

    private static JsonObject later(long millis) {
        return Json.object().add("retry_after_ms", millis).build();
    }

    private static MatrixException told(JsonObject later) {
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED,
                ErrorCode.M_LIMIT_EXCEEDED.status(),
                "The server of the file is asked too often",
                later);
    }
}
