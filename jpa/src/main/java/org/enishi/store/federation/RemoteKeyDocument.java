package org.enishi.store.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.ServerName;

/** What another server published last, signatures included. */
@Entity
@Table(name = "remote_key_document")
public class RemoteKeyDocument {
    @Id
    @Column(name = "server")
    private String server;

    @Column(name = "document")
    private byte[] document = new byte[0];

    @Column(name = "valid_until")
    private long validUntil;

    @Column(name = "fetched_at")
    private long fetchedAt;

    protected RemoteKeyDocument() {
        this.server = "";
    }

    RemoteKeyDocument(ServerName server) {
        this.server = server.folded().value();
    }

    void publish(byte[] newDocument, long newValidUntil, long now) {
        this.document = newDocument;
        this.validUntil = newValidUntil;
        this.fetchedAt = now;
    }

    /** JSON. */
    public byte[] document() {
        return document;
    }

    public long validUntil() {
        return validUntil;
    }

    public long fetchedAt() {
        return fetchedAt;
    }
}
