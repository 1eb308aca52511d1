package org.enishi.store.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A domain with which nothing is exchanged, whatever else is said. */
@Entity
@Table(name = "denied_server")
public class DeniedServer {
    @Id
    @Column(name = "pattern")
    private String pattern;

    @Embedded
    private Added added;

    protected DeniedServer() {}

    public DeniedServer(DomainPattern pattern, Added added) {
        this.pattern = pattern.value();
        this.added = added;
    }

    public DomainPattern pattern() {
        return new DomainPattern(pattern);
    }

    public Added added() {
        return added;
    }

    public void changeReason(String newReason) {
        added.changeReason(newReason);
    }
}
