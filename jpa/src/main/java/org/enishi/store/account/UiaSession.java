package org.enishi.store.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request that waits until its user has proved themselves. */
@Entity
@Table(name = "uia_session")
public class UiaSession {
    @Id
    private String id = "";

    private byte[] binding = {};

    private String completed = "";

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "account_nid")
    private @Nullable Long account;

    @Column(name = "registration_token")
    private @Nullable String registrationToken;

    private byte @Nullable [] parameters;

    protected UiaSession() {}

    /**
     * @param id of the row; whoever knows it does not know the session's secret
     * @param account whose proof is wanted; absent: of somebody without an account
     * @param binding hash of what is asked for
     */
    public UiaSession(String id, @Nullable Long account, byte[] binding, Instant expires) {
        this.id = id;
        this.account = account;
        this.binding = binding.clone();
        this.expiresAt = expires.toEpochMilli();
    }

    public String id() {
        return id;
    }

    public Optional<Long> account() {
        return Optional.ofNullable(account);
    }

    /** That was shown in this session. */
    public Optional<String> registrationToken() {
        return Optional.ofNullable(registrationToken);
    }

    public void show(String shownToken) {
        registrationToken = shownToken;
    }

    /** What was asked for, as it was handed in; empty if it was too much. */
    public Optional<byte[]> parameters() {
        return Optional.ofNullable(parameters).map(byte[]::clone);
    }

    public void remember(byte[] sealedParameters) {
        parameters = sealedParameters.clone();
    }

    public boolean isFor(byte[] asked) {
        return MessageDigest.isEqual(binding, asked);
    }

    /** In the order of their completion. */
    public Set<String> completed() {
        return completed.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(completed.split(",", -1)));
    }

    public void complete(String stage) {
        var stages = new LinkedHashSet<>(completed());
        stages.add(stage);
        completed = String.join(",", stages);
    }

    public boolean isExpired(Instant now) {
        return now.toEpochMilli() >= expiresAt;
    }
}
