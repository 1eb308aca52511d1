package org.enishi.store.governance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.policy.DomainPattern;

/** Where a partner's users are in rooms made here, and ours in rooms made there: as members, invited, or knocking. */
@ApplicationScoped
public class PartnerPlaces {
    private static final String PRESENT = " m.membership in (" + Membership.JOIN.ordinal() + ", "
            + Membership.INVITE.ordinal() + ", " + Membership.KNOCK.ordinal() + ")";
    private static final String THEIRS = " lower(m.server) like ? escape '!' and" + PRESENT;
    private static final String OURS = " m.account_nid is not null and" + PRESENT;
    private static final String HERE = " from room_member m join room r on r.nid = m.room_nid"
            + " where r.host = ? and r.joined_local > 0 and" + THEIRS;
    private static final String THERE = " from room_member m join room r on r.nid = m.room_nid"
            + " where lower(r.host) like ? escape '!' and" + OURS;
    private static final String QUEUED = "select count(*) from outbox o join destination_set_server s"
            + " on s.set_nid = o.set_nid left join destination d on d.server = s.server"
            + " where lower(s.server) like ? escape '!' and o.position > coalesce(d.sent_to, 0)";

    @Inject
    JournalStores stores;

    /** A room, with its surrogate key. */
    public record Place(long nid, RoomId room) {}

    /** @param members how many are in it as members, invited or knocking; {@code people}: whoever is in two counts once */
    public record Count(int rooms, int people, int members) {}

    public Count here(ServerName own, DomainPattern partner) {
        return stores.sql()
                .first(
                        "select count(distinct m.room_nid), count(distinct m.user_id), count(*)" + HERE,
                        wanted -> wanted.text(own.value()).text(like(partner)),
                        row -> new Count(row.getInt(1), row.getInt(2), row.getInt(3)))
                .orElseThrow();
    }

    public Count there(DomainPattern partner) {
        return stores.sql()
                .first(
                        "select count(distinct m.room_nid), count(distinct m.user_id), count(*)" + THERE,
                        wanted -> wanted.text(like(partner)),
                        row -> new Count(row.getInt(1), row.getInt(2), row.getInt(3)))
                .orElseThrow();
    }

    /** Events that the partner's servers have not got yet; one for two servers counts twice. */
    public int queued(DomainPattern partner) {
        return stores.sql()
                .first(QUEUED, wanted -> wanted.text(like(partner)), row -> row.getInt(1))
                .orElseThrow();
    }

    /** The next room made here with users of theirs. */
    public Optional<Place> nextHere(ServerName own, DomainPattern partner, long after) {
        return stores.sql()
                .first(
                        "select r.nid, r.room_id from room r where r.host = ? and r.joined_local > 0 and r.nid > ?"
                                + " and exists (select 1 from room_member m where m.room_nid = r.nid and" + THEIRS
                                + ") order by r.nid limit 1",
                        wanted -> wanted.text(own.value()).number(after).text(like(partner)),
                        row -> new Place(row.getLong(1), new RoomId(row.getString(2))));
    }

    /** The next room made there with users of ours. */
    public Optional<Place> nextThere(DomainPattern partner, long after) {
        return stores.sql()
                .first(
                        "select r.nid, r.room_id from room r where lower(r.host) like ? escape '!' and r.nid > ?"
                                + " and exists (select 1 from room_member m where m.room_nid = r.nid and" + OURS
                                + ") order by r.nid limit 1",
                        wanted -> wanted.text(like(partner)).number(after),
                        row -> new Place(row.getLong(1), new RoomId(row.getString(2))));
    }

    public List<UserId> theirs(long room, DomainPattern partner, int limit) {
        return stores.sql()
                .list(
                        "select m.user_id from room_member m where m.room_nid = ? and" + THEIRS + " limit ?",
                        wanted -> wanted.number(room).text(like(partner)).integer(limit),
                        row -> new UserId(row.getString(1)));
    }

    public List<UserId> ours(long room, int limit) {
        return stores.sql()
                .list(
                        "select m.user_id from room_member m where m.room_nid = ? and" + OURS
                                + " order by m.position limit ?",
                        wanted -> wanted.number(room).integer(limit),
                        row -> new UserId(row.getString(1)));
    }

    private static String like(DomainPattern partner) {
        String literal = partner.value().replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return partner.isWildcard() ? "%" + literal.substring(1) : literal;
    }
}
