package org.enishi.store.encryption;

import static org.enishi.store.encryption.DeviceKeyStore.texts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** When users' keys changed, and who shares rooms with whom. Reads need no transaction. */
@ApplicationScoped
public class DeviceChangeStore {
    private static final int JOINED = Membership.JOIN.ordinal();

    @Inject
    JournalStores stores;

    /** Instead of the user's last one for this audience. */
    public void put(DeviceChange change) {
        int moved = sql().update(
                        "update device_list_change set position = ? where user_id = ? and audience = ?",
                        to -> to.number(change.position())
                                .text(change.user().value())
                                .number(change.audience()));
        if (moved > 0) return;
        sql().update(
                        "insert into device_list_change (user_id, audience, position) values (?, ?, ?)",
                        row -> row.text(change.user().value())
                                .number(change.audience())
                                .number(change.position()));
    }

    /** Those that are still the last of their user, in their order. */
    public List<DeviceChange> between(long after, long upTo) {
        return sql().list(
                        "select user_id, audience, position from device_list_change where position > ? and position <= ? order by position",
                        wanted -> wanted.number(after).number(upTo),
                        row -> new DeviceChange(new UserId(row.getString(1)), row.getLong(2), row.getLong(3)));
    }

    /** Of these users, those with a change behind a position that concerns all who share a room with them. */
    public Set<UserId> changedSince(long position, Collection<UserId> users) {
        return new HashSet<>(sql().list(
                        "select user_id from device_list_change where user_id = any(?) and audience = 0 and position > ?",
                        wanted -> wanted.texts(texts(users)).number(position),
                        row -> new UserId(row.getString(1))));
    }

    public Optional<UserId> userOf(long account) {
        return sql().first(
                        "select user_id from account where nid = ?",
                        wanted -> wanted.number(account),
                        row -> new UserId(row.getString(1)));
    }

    public void putStream(UserId user, long stream) {
        if (moveStream(user, stream)) return;
        sql().update(
                        "insert into device_list_stream (user_id, stream_id) values (?, ?)",
                        row -> row.text(user.value()).number(stream));
    }

    /** @return whether other servers were told of the user before */
    public boolean moveStream(UserId user, long stream) {
        int moved = sql().update(
                        "update device_list_stream set stream_id = ? where user_id = ?",
                        to -> to.number(stream).text(user.value()));
        return moved > 0;
    }

    /** The last number that other servers were told; while they were told none, that of the last change. */
    public Optional<Long> stream(UserId user) {
        return sql().first(
                        "select stream_id, 0 as lesser from device_list_stream where user_id = ? union all"
                                + " select position, 1 from device_list_change where user_id = ? and audience = 0 order by lesser",
                        wanted -> wanted.text(user.value()).text(user.value()),
                        row -> row.getLong(1));
    }

    /** Users whose change between two positions concerns an account: its own user, and who shares a room with it now. */
    public Set<UserId> concerning(long account, long after, long upTo) {
        return new HashSet<>(sql().list(
                        "select c.user_id from device_list_change c where c.position > ? and c.position <= ? and (c.audience = ?"
                                + " or (c.audience = 0 and (c.user_id = (select user_id from account where nid = ?) or exists"
                                + " (select 1 from room_member t join room_member m on m.room_nid = t.room_nid where"
                                + " t.user_id = c.user_id and t.membership = " + JOINED + " and m.account_nid = ?"
                                + " and m.membership = " + JOINED + "))))",
                        wanted -> wanted.number(after)
                                .number(upTo)
                                .number(account)
                                .number(account)
                                .number(account),
                        row -> new UserId(row.getString(1))));
    }

    /** The rooms that these users have joined. */
    public Map<UserId, Set<Long>> joinedRooms(Collection<UserId> users) {
        Map<UserId, Set<Long>> found = new HashMap<>();
        sql().list(
                        "select user_id, room_nid from room_member where user_id = any(?) and membership = " + JOINED,
                        wanted -> wanted.texts(texts(users)),
                        row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)))
                .forEach(row -> found.computeIfAbsent(row.getKey(), none -> new HashSet<>())
                        .add(row.getValue()));
        return found;
    }

    /** Of these users, those who have joined a room that the account has joined. */
    public Set<UserId> sharing(long account, Collection<UserId> users) {
        if (users.isEmpty()) return Set.of();
        return new HashSet<>(sql().list(
                        "select distinct t.user_id from room_member t join room_member m on m.room_nid = t.room_nid"
                                + " where t.user_id = any(?) and t.membership = " + JOINED
                                + " and m.account_nid = ? and m.membership = " + JOINED,
                        wanted -> wanted.texts(texts(users)).number(account),
                        row -> new UserId(row.getString(1))));
    }

    private Sql sql() {
        return stores.sql();
    }
}
