package org.enishi.store.governance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.store.JournalStores;

/** Remembers with which list of allowed servers each room made here was last looked at. Writes belong into a draft. */
@ApplicationScoped
public class RoomAclStore {
    private static final String BEHIND = "select r.room_id from room r left join room_acl a on a.room_nid = r.nid"
            + " where r.host = ? and r.joined_local > 0 and (a.digest is null or a.digest <> ?)";

    /** Which rooms made here. */
    public enum Among {
        ALL(""),
        /** With users of other servers. */
        SHARED(" and r.joined > r.joined_local"),
        /** With a list that this server has set, or that may have one from their creation: nobody has looked yet. */
        LISTED(" and (a.outcome is null or a.outcome = " + AclOutcome.SET.code() + ")");

        private final String condition;

        Among(String condition) {
            this.condition = condition;
        }
    }

    @Inject
    JournalStores stores;

    public boolean isUpToDate(long room, String digest) {
        return stores.sql()
                .first(
                        "select 1 from room_acl where room_nid = ? and digest = ?",
                        wanted -> wanted.number(room).text(digest),
                        row -> row.getInt(1))
                .isPresent();
    }

    /** Rooms made at this server that were not looked at with this list yet. */
    public List<RoomId> behind(ServerName own, String digest, Among among, int limit) {
        return stores.sql()
                .list(
                        BEHIND + among.condition + " order by r.nid limit ?",
                        wanted -> wanted.text(own.value()).text(digest).integer(limit),
                        row -> new RoomId(row.getString(1)));
    }

    public void put(String digest, Map<Long, AclOutcome> outcomes) {
        stores.sql().batch("delete from room_acl where room_nid = ?", outcomes.keySet(), (to, room) -> to.number(room));
        stores.sql()
                .batch(
                        "insert into room_acl (room_nid, digest, outcome) values (?, ?, ?)",
                        outcomes.entrySet(),
                        (to, each) -> to.number(each.getKey())
                                .text(digest)
                                .integer(each.getValue().code()));
    }
}
