package org.enishi.store.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.enishi.id.UserId;

/** Who put an entry on a list, when, and why: the reason is that of the last change. */
@Embeddable
public class Added {
    @Column(name = "reason")
    private String reason;

    @Column(name = "added_by")
    private String actor;

    @Column(name = "added_at")
    private long moment;

    protected Added() {}

    public Added(String reason, UserId by, Instant at) {
        this.reason = reason;
        this.actor = by.value();
        this.moment = at.toEpochMilli();
    }

    public String reason() {
        return reason;
    }

    public UserId by() {
        return new UserId(actor);
    }

    public Instant at() {
        return Instant.ofEpochMilli(moment);
    }

    void changeReason(String newReason) {
        reason = newReason;
    }
}
