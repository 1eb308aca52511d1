package org.enishi.store.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that says where the chain ends. */
@Entity
@Table(name = "audit_head")
public class AuditHead {
    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "number")
    private long number;

    @Column(name = "hash")
    private String hash;

    protected AuditHead() {}

    public long number() {
        return number;
    }

    public String hash() {
        return hash;
    }

    void moveTo(AuditEntry last) {
        number = last.number();
        hash = last.hash();
    }
}
