package org.enishi.web.admin;

import java.util.List;
import org.enishi.administration.partner.Rehearsal;

/**
 * A rehearsal on the wire.
 *
 * @param since milliseconds
 */
public record RehearsalAnswer(
        long since, long decisions, boolean whole, long wouldBeRefused, long wouldBeAllowed, List<Line> differing) {
    /** What would come out differently. */
    public record Line(
            String direction,
            String action,
            String serverName,
            String host,
            String roomId,
            String now,
            String then,
            boolean allowed,
            long number) {
        static Line of(Rehearsal.Difference difference) {
            var what = difference.what();
            return new Line(
                    what.way().inbound() ? "INBOUND" : "OUTBOUND",
                    what.way().action(),
                    what.domain(),
                    what.host().name(),
                    what.room(),
                    difference.now(),
                    difference.then(),
                    difference.allowed(),
                    difference.number());
        }
    }

    static RehearsalAnswer of(Rehearsal rehearsal) {
        return new RehearsalAnswer(
                rehearsal.since().toEpochMilli(),
                rehearsal.considered(),
                rehearsal.whole(),
                rehearsal.refused(),
                rehearsal.allowed(),
                rehearsal.differing().stream().map(Line::of).toList());
    }
}
