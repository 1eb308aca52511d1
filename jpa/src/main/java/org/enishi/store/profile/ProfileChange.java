package org.enishi.store.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.UserId;

/** A new name or picture of a local user, of which the user's rooms have to be told. */
@Entity
@Table(name = "profile_change")
public class ProfileChange {
    @Id
    @Column(name = "user_id")
    private String user = "";

    @Column(name = "account_nid")
    private long account;

    private long number;

    protected ProfileChange() {}

    public UserId user() {
        return new UserId(user);
    }

    /** Surrogate key of the user's account. */
    public long account() {
        return account;
    }

    /** Another one with each change. */
    public long number() {
        return number;
    }
}
