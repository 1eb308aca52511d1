package org.enishi.store.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.enishi.id.UserId;

/** A domain with which nothing is exchanged, whatever else is said. */
@Entity
@Table(name = "denied_server")
public class DeniedServer {
    @Id
    @Column(name = "pattern")
    private String pattern;

    @Column(name = "reason")
    private String reason;

    @Column(name = "added_by")
    private String addedBy;

    @Column(name = "added_at")
    private long addedAt;

    protected DeniedServer() {}

    public DeniedServer(DomainPattern pattern, String reason, UserId addedBy, Instant addedAt) {
        this.pattern = pattern.value();
        this.reason = reason;
        this.addedBy = addedBy.value();
        this.addedAt = addedAt.toEpochMilli();
    }

    public DomainPattern pattern() {
        return new DomainPattern(pattern);
    }

    public String reason() {
        return reason;
    }

    public void changeReason(String newReason) {
        this.reason = newReason;
    }

    public UserId addedBy() {
        return new UserId(addedBy);
    }

    public Instant addedAt() {
        return Instant.ofEpochMilli(addedAt);
    }
}
