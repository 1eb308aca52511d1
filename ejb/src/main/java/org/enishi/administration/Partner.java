package org.enishi.administration;

import java.time.Instant;
import org.enishi.id.UserId;
import org.enishi.store.policy.AllowedServer;
import org.enishi.store.policy.DomainPattern;

/** A domain, or all subdomains of one, that may enter the rooms made here; and who said so. */
public record Partner(DomainPattern domain, String reason, UserId addedBy, Instant addedAt) {
    static Partner of(AllowedServer server) {
        return new Partner(server.pattern(), server.reason(), server.addedBy(), server.addedAt());
    }
}
