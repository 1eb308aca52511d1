package org.enishi.store.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/** A local user. */
@Entity
@Table(name = "account")
public class Account {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
    @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
    private long nid;

    @Column(name = "user_id")
    private String user = "";

    private @Nullable String password;

    private boolean admin;

    private boolean guest;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "deactivated_at")
    private @Nullable Long deactivatedAt;

    @Column(name = "terms_version")
    private @Nullable String termsVersion;

    protected Account() {}

    /** @param password encoded; absent for accounts that do not log in by password */
    public Account(UserId user, @Nullable String password, boolean admin, Instant now) {
        this.user = user.value();
        this.password = password;
        this.admin = admin;
        this.createdAt = now.toEpochMilli();
    }

    /** One without a password, for whoever just looks in. */
    public static Account guest(UserId user, Instant now) {
        var account = new Account(user, null, false, now);
        account.guest = true;
        return account;
    }

    public long nid() {
        return nid;
    }

    public UserId user() {
        return new UserId(user);
    }

    /** Encoded. */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    public void changePassword(String encoded) {
        password = encoded;
    }

    public boolean isGuest() {
        return guest;
    }

    /** Makes a user of a guest. */
    public void upgrade(String encoded) {
        guest = false;
        password = encoded;
    }

    public boolean isAdmin() {
        return admin && !isDeactivated();
    }

    public void setAdmin(boolean admin) {
        this.admin = admin;
    }

    public Instant createdAt() {
        return Instant.ofEpochMilli(createdAt);
    }

    /** Of the documents that the user accepted at the registration. */
    public Optional<String> termsVersion() {
        return Optional.ofNullable(termsVersion);
    }

    public void acceptTerms(String version) {
        termsVersion = version;
    }

    public boolean isDeactivated() {
        return deactivatedAt != null;
    }

    /** For good: the password is gone, and the user id is not given again. */
    public void deactivate(Instant now) {
        deactivatedAt = now.toEpochMilli();
        password = null;
        admin = false;
    }
}
