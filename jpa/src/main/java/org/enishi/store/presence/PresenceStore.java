package org.enishi.store.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** How people are there, as each node last said it. Writes belong into a draft; reads need no transaction. */
@ApplicationScoped
public class PresenceStore {
    private static final String COLUMNS = "user_id, state, active, last_active, until, teller, message";

    @Inject
    JournalStores stores;

    /**
     * What was said.
     *
     * @param state 0 online, 1 unavailable, 2 offline
     * @param lastActive milliseconds since 1970
     * @param until when it is worth nothing, unless it is said again; milliseconds since 1970
     * @param teller which life of which node said so
     */
    public record Saying(
            UserId user,
            int state,
            boolean active,
            long lastActive,
            long until,
            String teller,
            Optional<String> message) {}

    /**
     * In the place of what the same teller said of these people before, and of what is worth nothing any more.
     *
     * @param position in the journal
     * @param now milliseconds since 1970
     */
    public void put(Collection<Saying> sayings, long position, long now) {
        stores.sql()
                .batch(
                        "delete from presence where user_id = ? and (teller = ? or until <= ?)",
                        sayings,
                        (gone, saying) -> gone.text(saying.user().value())
                                .text(saying.teller())
                                .number(now));
        stores.sql()
                .batch(
                        "delete from presence where user_id = ?",
                        sayings,
                        (gone, saying) -> gone.text(saying.user().value()));
        stores.sql()
                .batch(
                        "insert into presence (" + COLUMNS + ", position) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        sayings,
                        (row, saying) -> row.text(saying.user().value())
                                .integer(saying.state())
                                .flag(saying.active())
                                .number(saying.lastActive())
                                .number(saying.until())
                                .text(saying.teller())
                                .text(saying.message().orElse(null))
                                .number(position));
    }

    /** Said behind one journal position and not behind another, by others than a teller. */
    public List<Saying> saidByOthers(String teller, long after, long upTo) {
        return stores.sql()
                .list(
                        "select " + COLUMNS + " from presence where position > ? and position <= ? and teller <> ?"
                                + " order by position",
                        wanted -> wanted.number(after).number(upTo).text(teller),
                        PresenceStore::read);
    }

    /** The last ones, oldest first. */
    public List<Saying> latest(int limit) {
        List<Saying> found = new ArrayList<>(stores.sql()
                .list(
                        "select " + COLUMNS + " from presence order by position desc limit ?",
                        wanted -> wanted.integer(limit),
                        PresenceStore::read));
        Collections.reverse(found);
        return found;
    }

    /** Oldest first. */
    public List<Saying> of(UserId user) {
        return stores.sql()
                .list(
                        "select " + COLUMNS + " from presence where user_id = ? order by position",
                        wanted -> wanted.text(user.value()),
                        PresenceStore::read);
    }

    /** Nothing is known of a user any more. */
    public void remove(UserId user) {
        stores.sql().update("delete from presence where user_id = ?", gone -> gone.text(user.value()));
    }

    private static Saying read(ResultSet row) throws SQLException {
        return new Saying(
                new UserId(row.getString(1)),
                row.getInt(2),
                row.getBoolean(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)));
    }
}
