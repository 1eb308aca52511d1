package org.enishi.store.room;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.sql.Sql;

/** Writes who is in which room, in the caller's transaction. */
public final class MemberWriter {
    private final Sql sql;

    public MemberWriter(Sql sql) {
        this.sql = sql;
    }

    /** How many users of a server are in a room now, and how many were. */
    public record ServerCount(long room, ServerName server, int before, int now) {}

    /** A relation that is there no longer, for instance because state resolution took the event away. */
    public record Gone(long room, UserId user) {}

    /** Puts these relations in the place of those that were. */
    public void put(Collection<RoomMember> members) {
        drop(members.stream().map(each -> new Gone(each.roomNid(), each.user())).toList());
        sql.batch(
                "insert into room_member (room_nid, user_id, server, account_nid, event_nid, position, since,"
                        + " membership, forgotten) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                members,
                (row, member) -> row.number(member.roomNid())
                        .text(member.user().value())
                        .text(member.user().server().value())
                        .optionalNumber(member.account())
                        .number(member.event())
                        .number(member.position())
                        .number(member.since())
                        .integer(member.membership().ordinal())
                        .flag(member.forgotten()));
    }

    public void drop(Collection<Gone> members) {
        sql.batch(
                "delete from room_member where room_nid = ? and user_id = ?",
                members,
                (row, gone) -> row.number(gone.room()).text(gone.user().value()));
    }

    /** Counted, so that the servers of a room are known without its members. */
    public void count(Collection<ServerCount> counts) {
        write(
                "delete from room_server where joined >= ? and room_nid = ? and server = ?",
                counts,
                each -> each.now() == 0);
        write(
                "update room_server set joined = ? where room_nid = ? and server = ?",
                counts,
                each -> each.now() > 0 && each.before() > 0);
        write(
                "insert into room_server (joined, room_nid, server) values (?, ?, ?)",
                counts,
                each -> each.now() > 0 && each.before() == 0);
    }

    private void write(String statement, Collection<ServerCount> counts, Predicate<ServerCount> which) {
        sql.batch(
                statement,
                counts.stream().filter(which).toList(),
                (row, each) -> row.integer(each.now())
                        .number(each.room())
                        .text(each.server().value()));
    }

    public void keepStripped(long room, UserId user, List<JsonObject> stripped) {
        dropStripped(room, user);
        sql.update(
                "insert into room_invitation (room_nid, user_id, stripped) values (?, ?, ?)",
                row -> row.number(room).text(user.value()).bytes(StrippedState.bytes(stripped)));
    }

    public void dropStripped(long room, UserId user) {
        sql.update(
                "delete from room_invitation where room_nid = ? and user_id = ?",
                row -> row.number(room).text(user.value()));
    }
}
