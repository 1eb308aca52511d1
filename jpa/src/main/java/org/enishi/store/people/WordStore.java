package org.enishi.store.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Parameters;
import org.enishi.store.sql.Sql;

/** Remembers by which words people are found. Writes belong to the caller's transaction; reads need none. */
@ApplicationScoped
public class WordStore {
    /** Stands in no UTF-8, and behind all that does. */
    private static final byte BEHIND_ALL = (byte) 0xff;

    @Inject
    JournalStores stores;

    /** In the place of the words that each had; without any, they are found no more. */
    public void put(Map<Called, Set<String>> words) {
        sql().batch(
                        "delete from person_word where user_id = ? and room_nid = ?",
                        words.keySet(),
                        (gone, called) -> gone.text(called.user().value()).number(called.room()));
        List<Entry> entries = new ArrayList<>();
        words.forEach((called, all) -> all.forEach(word -> entries.add(new Entry(called, word))));
        sql().batch(
                        "insert into person_word (word, user_id, room_nid) values (?, ?, ?)",
                        entries,
                        (row, entry) -> row.bytes(entry.word.getBytes(UTF_8))
                                .text(entry.called.user().value())
                                .number(entry.called.room()));
    }

    private record Entry(Called called, String word) {}

    public void remove(UserId user) {
        sql().update("delete from person_word where user_id = ?", gone -> gone.text(user.value()));
    }

    /** Who has, for each of these, a word that begins so. Whole words come first. @param beginnings at least one */
    public List<Called> find(List<String> beginnings, int limit) {
        var text =
                new StringBuilder("select p.user_id, p.room_nid from person_word p where p.word >= ? and p.word < ?");
        for (int i = 1; i < beginnings.size(); i++)
            text.append(" and exists (select 1 from person_word q where q.user_id = p.user_id and")
                    .append(" q.room_nid = p.room_nid and q.word >= ? and q.word < ?)");
        text.append(
                " group by p.user_id, p.room_nid order by (array_agg(p.word order by p.word))[1], p.user_id, p.room_nid limit ?");
        return sql().list(
                        text.toString(),
                        wanted -> {
                            for (String beginning : beginnings) range(wanted, beginning);
                            wanted.integer(limit);
                        },
                        row -> new Called(new UserId(row.getString(1)), row.getLong(2)));
    }

    /** By surrogate key, the events by which these are members of the rooms in which they are called so. */
    public Map<Called, Long> memberEvents(Collection<Called> people) {
        Map<Called, Long> found = new HashMap<>();
        sql().list(
                        "select user_id, room_nid, event_nid from room_member where user_id = any(?)"
                                + " and room_nid = any(?) and membership = " + Membership.JOIN.ordinal(),
                        wanted -> wanted.texts(people.stream()
                                        .map(called -> called.user().value())
                                        .toList())
                                .numbers(people.stream().map(Called::room).toList()),
                        row -> Map.entry(new Called(new UserId(row.getString(1)), row.getLong(2)), row.getLong(3)))
                .forEach(row -> found.put(row.getKey(), row.getValue()));
        found.keySet().retainAll(Set.copyOf(people));
        return found;
    }

    /** Of these users, those who have an account here that is in use. */
    public Set<UserId> active(Collection<UserId> users) {
        return new HashSet<>(sql().list(
                        "select user_id from account where user_id = any(?) and deactivated_at is null",
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList()),
                        row -> new UserId(row.getString(1))));
    }

    private static void range(Parameters wanted, String beginning) throws SQLException {
        byte[] first = beginning.getBytes(UTF_8);
        byte[] behind = Arrays.copyOf(first, first.length + 1);
        behind[first.length] = BEHIND_ALL;
        wanted.bytes(first).bytes(behind);
    }

    private Sql sql() {
        return stores.sql();
    }
}
