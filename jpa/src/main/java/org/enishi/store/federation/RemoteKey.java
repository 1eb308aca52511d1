package org.enishi.store.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.enishi.id.ServerName;

/** A public key of another server. */
@Entity
@Table(name = "remote_key")
public class RemoteKey {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "remote_key_seq")
    @SequenceGenerator(name = "remote_key_seq", sequenceName = "remote_key_seq", allocationSize = 50)
    private long nid;

    @Column(name = "server")
    private String server;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "public_key")
    private byte[] publicKey = new byte[0];

    @Column(name = "valid_until")
    private long validUntil;

    @Column(name = "retired")
    private boolean retired;

    protected RemoteKey() {
        this.server = "";
        this.keyId = "";
    }

    RemoteKey(ServerName server, String keyId) {
        this.server = server.folded().value();
        this.keyId = keyId;
    }

    void publish(PublicKey key) {
        this.publicKey = key.bytes();
        this.validUntil = key.validUntil();
        this.retired = key.retired();
    }

    PublicKey key() {
        return new PublicKey(keyId, publicKey, validUntil, retired);
    }

    String keyId() {
        return keyId;
    }
}
