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
import org.jspecify.annotations.Nullable;

/** The hash of a token that stands for a device. */
@Entity
@Table(name = "access_token")
public class AccessToken {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "access_token_seq")
    @SequenceGenerator(name = "access_token_seq", sequenceName = "access_token_seq", allocationSize = 50)
    private long nid;

    private byte[] hash = {};

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "device_nid")
    private @Nullable Device device;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    @Column(name = "refresh_nid")
    private @Nullable Long refresh;

    protected AccessToken() {}

    /** One that does not expire. */
    public AccessToken(byte[] hash, Device device, Instant now) {
        this.hash = hash.clone();
        this.device = device;
        this.createdAt = now.toEpochMilli();
    }

    /** One that is renewed by a refresh token, which was stored before. */
    public AccessToken(byte[] hash, RefreshToken refresh, Instant now, Instant expires) {
        this(hash, refresh.device(), now);
        this.refresh = refresh.nid();
        this.expiresAt = expires.toEpochMilli();
    }
}
