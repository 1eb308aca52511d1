package org.enishi.store.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that counts the list's changes. */
@Entity
@Table(name = "allow_list_version")
public class AllowListVersion {
    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id;

    @Column(name = "version")
    private long version;

    protected AllowListVersion() {}

    void countUp() {
        version++;
    }

    long version() {
        return version;
    }
}
