package org.enishi.store.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.RoomAlias;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;

/** A name that this server gives to a room. */
@Entity
@Table(name = "room_alias")
public class StoredAlias {
    @Id
    private String alias = "";

    @Column(name = "room_id")
    private String room = "";

    private String creator = "";
    private long created;

    protected StoredAlias() {}

    /** @param created milliseconds since 1970 */
    public StoredAlias(RoomAlias alias, RoomId room, UserId creator, long created) {
        this.alias = alias.value();
        this.room = room.value();
        this.creator = creator.value();
        this.created = created;
    }

    public RoomAlias alias() {
        return new RoomAlias(alias);
    }

    public RoomId room() {
        return new RoomId(room);
    }

    public UserId creator() {
        return new UserId(creator);
    }

    /** Milliseconds since 1970. */
    public long created() {
        return created;
    }
}
