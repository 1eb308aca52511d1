package org.enishi.store.filter;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A filter as its client uploaded it. Never changed. */
@Entity
@Table(name = "sync_filter")
public class StoredFilter {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sync_filter_seq")
    @SequenceGenerator(name = "sync_filter_seq", sequenceName = "sync_filter_seq", allocationSize = 50)
    private long nid;

    @Column(name = "account_nid")
    private long account;

    private String hash = "";
    private byte[] text = new byte[0];

    protected StoredFilter() {}

    StoredFilter(long account, String hash, byte[] text) {
        this.account = account;
        this.hash = hash;
        this.text = text;
    }

    public long nid() {
        return nid;
    }

    public long account() {
        return account;
    }

    /** Its JSON. */
    public byte[] text() {
        return text;
    }
}
