package org.enishi.store.encryption.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** Which device lists of other servers' users are kept. Reads need no transaction. */
@ApplicationScoped
public class RemoteListStore {
    private static final String JOINED = " = " + Membership.JOIN.ordinal();

    /** A room that the other and one of us have joined. */
    private static final String SHARED = "select 1 from room_member t join room_member m on m.room_nid = t.room_nid"
            + " where t.membership" + JOINED + " and m.membership" + JOINED + " and m.account_nid is not null";

    @Inject
    JournalStores stores;

    public Optional<RemoteList> find(UserId user) {
        return sql().first(
                        "select user_id, stream_id, position, stale from remote_device_list where user_id = ?",
                        wanted -> wanted.text(user.value()),
                        RemoteListStore::read);
    }

    public void put(RemoteList list) {
        sql().update(
                        "delete from remote_device_list where user_id = ?",
                        gone -> gone.text(list.user().value()));
        sql().update(
                        "insert into remote_device_list (user_id, stream_id, position, stale) values (?, ?, ?, ?)",
                        row -> row.text(list.user().value())
                                .optionalNumber(list.stream())
                                .number(list.position())
                                .flag(list.stale()));
    }

    /** Users whose list has a gap. */
    public List<UserId> stale(int limit) {
        return sql().list(
                        "select user_id from remote_device_list where stale = true order by user_id limit ?",
                        wanted -> wanted.integer(limit),
                        row -> new UserId(row.getString(1)));
    }

    /** Of these users, those whose list is right: nothing was missed, and we shared a room all the time. */
    public Set<UserId> current(Collection<UserId> users) {
        return users(
                "select l.user_id from remote_device_list l where l.user_id = any(?) and not l.stale and exists ("
                        + SHARED
                        + " and t.user_id = l.user_id and t.position <= l.position and m.position <= l.position)",
                users);
    }

    /** Of these users, those who share a room with one of ours. */
    public Set<UserId> sharing(Collection<UserId> users) {
        return users(
                "select distinct u.user_id from room_member u where u.user_id = any(?) and u.membership" + JOINED
                        + " and exists (select 1 from room r where r.nid = u.room_nid and r.joined_local > 0)",
                users);
    }

    private Set<UserId> users(String text, Collection<UserId> users) {
        if (users.isEmpty()) return Set.of();
        List<UserId> found = sql().list(
                        text,
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList()),
                        row -> new UserId(row.getString(1)));
        return new HashSet<>(found);
    }

    private static RemoteList read(ResultSet row) throws SQLException {
        long stream = row.getLong(2);
        Long known = row.wasNull() ? null : (Long) stream;
        return new RemoteList(new UserId(row.getString(1)), known, row.getLong(3), row.getBoolean(4));
    }

    private Sql sql() {
        return stores.sql();
    }
}
