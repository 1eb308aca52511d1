package org.enishi.store.governance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.policy.DomainPattern;

/** Remembers which agreements are being ended, and how far that is. Each change is one statement. */
@ApplicationScoped
public class EndingStore {
    private static final String SELECT = "select pattern, reason, asked_by, asked_at, deny, step, room_nid, rooms,"
            + " rooms_done, removed, withdrawn, failed, closes_at, ended_at from agreement_ending where ";

    @Inject
    JournalStores stores;

    public Optional<Ending> find(DomainPattern domain) {
        return stores.sql().first(SELECT + "pattern = ?", wanted -> wanted.text(domain.value()), EndingStore::read);
    }

    public List<Ending> running() {
        return stores.sql()
                .list(
                        SELECT + "step <> ? order by asked_at",
                        wanted -> wanted.integer(Ending.Step.ENDED.code()),
                        EndingStore::read);
    }

    /** Takes the place of one that was before. */
    public void begin(DomainPattern domain, Ending.Order order, int rooms) {
        stores.sql().update("delete from agreement_ending where pattern = ?", old -> old.text(domain.value()));
        stores.sql()
                .update(
                        "insert into agreement_ending (pattern, reason, asked_by, asked_at, deny, step, room_nid, rooms,"
                                + " rooms_done, removed, withdrawn, failed, closes_at, ended_at)"
                                + " values (?, ?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, 0, 0)",
                        to -> to.text(domain.value())
                                .text(order.reason())
                                .text(order.by().value())
                                .number(order.at())
                                .flag(order.deny())
                                .integer(Ending.Step.REMOVING.code())
                                .integer(rooms));
    }

    /**
     * Something was done in a room.
     *
     * @param room surrogate key: up to this one the step is done
     * @param done what is added to the counts; {@code rooms} stays
     */
    public void advance(DomainPattern domain, long room, Ending.Progress done) {
        stores.sql()
                .update(
                        "update agreement_ending set room_nid = ?, rooms_done = rooms_done + ?, removed = removed + ?,"
                                + " withdrawn = withdrawn + ?, failed = failed + ? where pattern = ?",
                        to -> to.number(room)
                                .integer(done.roomsDone())
                                .integer(done.removed())
                                .integer(done.withdrawn())
                                .integer(done.failed())
                                .text(domain.value()));
    }

    /** The next step begins with the first room. @param closes milliseconds */
    public void go(Ending from, Ending.Step to, long closes) {
        stores.sql()
                .update(
                        "update agreement_ending set step = ?, room_nid = 0, closes_at = ? where pattern = ? and step = ?",
                        it -> it.integer(to.code())
                                .number(closes)
                                .text(from.domain().value())
                                .integer(from.step().code()));
    }

    public void end(DomainPattern domain, long at) {
        stores.sql()
                .update(
                        "update agreement_ending set step = ?, ended_at = ? where pattern = ?",
                        it -> it.integer(Ending.Step.ENDED.code()).number(at).text(domain.value()));
    }

    private static Ending read(ResultSet row) throws SQLException {
        return new Ending(
                new DomainPattern(row.getString(1)),
                new Ending.Order(new UserId(row.getString(3)), row.getString(2), row.getLong(4), row.getBoolean(5)),
                Ending.Step.of(row.getInt(6)),
                row.getLong(7),
                new Ending.Progress(row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11), row.getInt(12)),
                new Ending.Times(row.getLong(13), row.getLong(14)));
    }
}
