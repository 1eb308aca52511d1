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

    private long number;

    protected ProfileChange() {}

    ProfileChange(UserId user) {
        this.user = user.value();
        this.number = 1;
    }

    void again() {
        number++;
    }

    public UserId user() {
        return new UserId(user);
    }

    /** Goes up with each change. */
    public long number() {
        return number;
    }
}
