package org.enishi.administration.link;

import java.time.Instant;
import org.enishi.id.ServerName;
import org.enishi.store.policy.view.PartnerView;

/** A server that has an agreement with us where we have none with it. Nothing follows from it until somebody accepts. */
public record Offer(ServerName server, Instant heardAt, Instant validUntil) {
    static Offer of(PartnerView view) {
        return new Offer(
                view.server(),
                Instant.ofEpochMilli(view.heardAt()),
                Instant.ofEpochMilli(view.said().validUntil()));
    }
}
