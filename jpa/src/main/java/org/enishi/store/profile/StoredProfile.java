package org.enishi.store.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.UserId;

/** All profile fields of one local user. */
@Entity
@Table(name = "profile")
public class StoredProfile {
    @Id
    @Column(name = "user_id")
    private String user = "";

    private byte[] fields = new byte[0];

    protected StoredProfile() {}

    StoredProfile(UserId user, byte[] fields) {
        this.user = user.value();
        this.fields = fields;
    }

    public UserId user() {
        return new UserId(user);
    }

    /** A JSON object; shared, not to be changed. */
    public byte[] fields() {
        return fields;
    }

    public void change(byte[] fields) {
        this.fields = fields;
    }
}
