package org.enishi.administration.partner;

import java.time.Instant;
import org.enishi.id.UserId;
import org.enishi.store.policy.Added;
import org.enishi.store.policy.Agreement;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;

/**
 * A domain, or all subdomains of one, with which there is an agreement; on which terms, and who said so.
 *
 * @param version counts the agreement's changes, from 1
 */
public record Partner(DomainPattern domain, Terms terms, long version, Added added) {
    public static Partner of(Agreement agreement) {
        return new Partner(agreement.pattern(), agreement.terms(), agreement.version(), agreement.added());
    }

    public String reason() {
        return added.reason();
    }

    public UserId addedBy() {
        return added.by();
    }

    public Instant addedAt() {
        return added.at();
    }

    /** Whether it says no more than that the domain is listed. */
    public boolean isPlain() {
        return terms.equals(Terms.PLAIN);
    }
}
