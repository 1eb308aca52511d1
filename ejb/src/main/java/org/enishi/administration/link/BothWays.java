package org.enishi.administration.link;

import org.enishi.store.policy.view.Said;
import org.enishi.store.policy.view.Standing;

/** How two servers stand, from what ours says and what is known of theirs. */
public enum BothWays {
    /** Both have agreed. */
    MUTUAL,
    /** We have; they have our offer and have not decided. */
    OFFERED,
    /** We have; they have not, and do not keep our offer. */
    ONLY_WE,
    /** They have; that is an offer to us. */
    ONLY_THEY,
    NEITHER,
    /** They do not say, or what they said no longer holds. */
    UNKNOWN;

    /** @param now milliseconds */
    public static BothWays of(boolean weAgree, Said theirs, long now) {
        if (!isKnown(theirs, now)) return UNKNOWN;
        boolean theyAgree = theirs.standing() == Standing.AGREED;
        if (theyAgree) return weAgree ? MUTUAL : ONLY_THEY;
        if (!weAgree) return NEITHER;
        return theirs.holds() > 0 ? OFFERED : ONLY_WE;
    }

    private static boolean isKnown(Said theirs, long now) {
        return switch (theirs.standing()) {
            case AGREED, NONE -> theirs.validUntil() > now;
            case REFUSED -> true;
            case UNKNOWN, SILENT -> false;
        };
    }
}
