package org.enishi.administration.link;

import java.time.Instant;
import java.util.Optional;
import org.enishi.store.policy.Terms;
import org.enishi.store.policy.view.PartnerView;
import org.enishi.store.policy.view.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What both sides say of their agreement.
 *
 * @param theirs what they said last: what our users may do there and our server sees; empty if they allow nothing or do
 *     not say
 * @param heardAt when they said something last
 * @param askedAt when they were asked last
 * @param problem why they have not answered since; empty if they have
 */
public record BothSides(
        BothWays state,
        Standing standing,
        Optional<Terms> theirs,
        @Nullable Instant heardAt,
        @Nullable Instant askedAt,
        String problem) {
    static final BothSides NOTHING =
            new BothSides(BothWays.UNKNOWN, Standing.UNKNOWN, Optional.empty(), null, null, "");

    static BothSides of(PartnerView view, boolean weAgree, Optional<Terms> theirs, long now) {
        return new BothSides(
                BothWays.of(weAgree, view.said(), now),
                view.said().standing(),
                theirs,
                instant(view.heardAt()),
                instant(view.askedAt()),
                view.failure());
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
