package org.enishi.store.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The hash of a token that is good for one login. */
@Entity
@Table(name = "login_token")
public class LoginToken {
    @Id
    private String hash = "";

    @Column(name = "account_nid")
    private long account;

    @Column(name = "expires_at")
    private long expiresAt;

    protected LoginToken() {}

    /** @param hash SHA-256 of the token, hexadecimal */
    public LoginToken(String hash, long account, Instant expires) {
        this.hash = hash;
        this.account = account;
        this.expiresAt = expires.toEpochMilli();
    }
}
