package org.enishi.store.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A signing key of this server. */
@Entity
@Table(name = "own_key")
public class OwnKey {
    @Id
    @Column(name = "number")
    private int number;

    @Column(name = "key_id")
    private String keyId;

    @Column(name = "seed")
    private byte[] seed;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "retired_at")
    private @Nullable Long retiredAt;

    protected OwnKey() {
        this(0, "", new byte[0], 0);
    }

    /** @param number higher than those of all keys before it */
    public OwnKey(int number, String keyId, byte[] seed, long createdAt) {
        this.number = number;
        this.keyId = keyId;
        this.seed = seed;
        this.createdAt = createdAt;
    }

    public int number() {
        return number;
    }

    public String keyId() {
        return keyId;
    }

    /** 32 bytes. */
    public byte[] seed() {
        return seed;
    }

    public long createdAt() {
        return createdAt;
    }

    /** When it ceased to sign. */
    public Optional<Long> retiredAt() {
        return Optional.ofNullable(retiredAt);
    }
}
