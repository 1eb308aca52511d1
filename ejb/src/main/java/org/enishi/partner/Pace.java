package org.enishi.partner;

import java.time.Duration;
import org.enishi.id.ServerName;
import org.enishi.remote.GrowingPause;
import org.enishi.store.policy.view.Standing;

/** How long a server is left alone: milliseconds. */
final class Pace {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final GrowingPause PAUSE = GrowingPause.doubling(Duration.ofMinutes(1), Duration.ofHours(6));
    private static final int SPREAD = 600_000;

    private Pace() {}

    /** An hour and a bit, so that they are not asked all at once; another software only each day. */
    static long afterAnswer(Standing standing, ServerName server) {
        long spread = Math.floorMod(server.value().hashCode(), SPREAD);
        return (standing == Standing.SILENT ? 24 * HOUR : HOUR) + spread;
    }

    /** @param failures in a row, this one included */
    static long afterFailure(int failures) {
        return PAUSE.millis(failures);
    }
}
