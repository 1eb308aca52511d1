package org.enishi.store.accountdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Optional;
import org.enishi.id.RoomId;

/** One piece of account data. */
@Entity
@Table(name = "account_data")
public class AccountDatum {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_data_seq")
    @SequenceGenerator(name = "account_data_seq", sequenceName = "account_data_seq", allocationSize = 50)
    private long nid;

    @Column(name = "account_nid")
    private long account;

    @Column(name = "room_id")
    private String room = "";

    private String type = "";
    private byte[] content = new byte[0];
    private long position;

    protected AccountDatum() {}

    AccountDatum(long account, String room, String type) {
        this.account = account;
        this.room = room;
        this.type = type;
    }

    void change(byte[] content, long position) {
        this.content = content;
        this.position = position;
    }

    public long account() {
        return account;
    }

    /** Empty if it belongs to no room. */
    public Optional<RoomId> room() {
        return room.isEmpty() ? Optional.empty() : Optional.of(new RoomId(room));
    }

    public String type() {
        return type;
    }

    /** The JSON object of the content; shared, not to be changed. */
    public byte[] content() {
        return content;
    }

    /** The journal position of the last change. */
    public long position() {
        return position;
    }
}
