package org.enishi.store.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hash of a token that is good for one new pair of tokens. */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refresh_token_seq")
    @SequenceGenerator(name = "refresh_token_seq", sequenceName = "refresh_token_seq", allocationSize = 50)
    private long nid;

    private byte[] hash = {};

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "device_nid")
    private @Nullable Device device;

    @Column(name = "created_at")
    private long createdAt;

    private @Nullable Long replaces;

    protected RefreshToken() {}

    public RefreshToken(byte[] hash, Device device, Instant now) {
        this.hash = hash.clone();
        this.device = device;
        this.createdAt = now.toEpochMilli();
    }

    /** One given for another. */
    public RefreshToken(byte[] hash, RefreshToken replaces, Instant now) {
        this(hash, replaces.device(), now);
        this.replaces = replaces.nid();
    }

    public long nid() {
        return nid;
    }

    public Device device() {
        return Objects.requireNonNull(device);
    }

    /** Surrogate key of the token for which this was given, while that one is still good. */
    public Optional<Long> replaces() {
        return Optional.ofNullable(replaces);
    }

    void standsAlone() {
        replaces = null;
    }
}
