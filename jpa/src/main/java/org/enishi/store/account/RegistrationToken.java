package org.enishi.store.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an administrator gives to people who shall register themselves. */
@Entity
@Table(name = "registration_token")
public class RegistrationToken {
    @Id
    private String token = "";

    @Column(name = "uses_allowed")
    private @Nullable Long usesAllowed;

    private long completed;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    protected RegistrationToken() {}

    public RegistrationToken(String token, @Nullable Long usesAllowed, @Nullable Long expiresAt) {
        this.token = token;
        this.usesAllowed = usesAllowed;
        this.expiresAt = expiresAt;
    }

    public String token() {
        return token;
    }

    /** Empty: any number. */
    public Optional<Long> usesAllowed() {
        return Optional.ofNullable(usesAllowed);
    }

    /** Accounts that were made with it. */
    public long completed() {
        return completed;
    }

    /** Milliseconds; empty: never. */
    public Optional<Long> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** @param uses empty: any number */
    public void allow(Optional<Long> uses) {
        usesAllowed = uses.orElse(null);
    }

    /** @param millis empty: never */
    public void expire(Optional<Long> millis) {
        expiresAt = millis.orElse(null);
    }

    /** @param pending registrations with it that are under way */
    public boolean isGood(long pending, Instant now) {
        boolean lasts = expiresAt == null || now.toEpochMilli() < expiresAt;
        return lasts && (usesAllowed == null || completed + pending < usesAllowed);
    }

    public void used() {
        completed++;
    }
}
