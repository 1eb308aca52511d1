package org.enishi.administration.ending;

import org.enishi.store.governance.PartnerPlaces.Count;

/**
 * What ending an agreement concerns.
 *
 * @param here rooms made here, and their people in them
 * @param there rooms made there, and our people in them
 * @param queued events that have not reached them yet
 */
public record Impact(Count here, Count there, int queued) {
    public int rooms() {
        return here.rooms() + there.rooms();
    }
}
