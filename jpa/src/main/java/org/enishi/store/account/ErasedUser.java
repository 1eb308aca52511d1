package org.enishi.store.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.UserId;

/** Somebody whose account has ended and who wanted to be forgotten. */
@Entity
@Table(name = "erased_user")
public class ErasedUser {
    @Id
    @Column(name = "user_id")
    private String user = "";

    private long position;

    protected ErasedUser() {}

    /** @param position in the journal; who was in a room until then goes on seeing what was said there */
    public ErasedUser(UserId user, long position) {
        this.user = user.value();
        this.position = position;
    }

    public UserId user() {
        return new UserId(user);
    }

    public long position() {
        return position;
    }
}
