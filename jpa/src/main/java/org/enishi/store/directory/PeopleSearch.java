package org.enishi.store.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.event.Membership;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Finds people by a part of their user ID or, if they have an account here, of their display name. */
@ApplicationScoped
public class PeopleSearch {
    private static final int JOINED = Membership.JOIN.ordinal();

    /** A user who is in rooms with more people than that finds only these by sharing a room. */
    private static final int MOST_LOOKED_AT = 20_000;

    private static final String MATCHES = " and (lower(t.user_id) like ? escape '!' or p.searchable like ? escape '!')"
            + " order by t.user_id limit ?";

    @Inject
    JournalStores stores;

    /** Among those who are in a room with a local user, that user left out. */
    public List<UserId> amongAcquaintances(long account, String term, int limit) {
        return stores.sql()
                .list(
                        "select distinct t.user_id from (select o.user_id, o.account_nid from room_member a"
                                + " join room_member o on o.room_nid = a.room_nid and o.membership = " + JOINED
                                + " where a.account_nid = ? and a.membership = " + JOINED
                                + " and o.user_id <> a.user_id limit " + MOST_LOOKED_AT + ") t"
                                + " left join profile p on p.user_id = t.user_id"
                                + " left join account c on c.nid = t.account_nid"
                                + " where c.deactivated_at is null" + MATCHES,
                        wanted -> wanted.number(account)
                                .text(pattern(term))
                                .text(pattern(term))
                                .integer(limit),
                        row -> new UserId(row.getString(1)));
    }

    /** Among those who have an account here, whatever rooms they are in. */
    public List<UserId> amongAccounts(String term, int limit) {
        return stores.sql()
                .list(
                        "select t.user_id from account t left join profile p on p.user_id = t.user_id"
                                + " where t.deactivated_at is null" + MATCHES,
                        wanted -> wanted.text(pattern(term)).text(pattern(term)).integer(limit),
                        row -> new UserId(row.getString(1)));
    }

    /** The member events, by surrogate key, of users in rooms that a local user is in: of each user the latest. */
    public Map<UserId, Long> memberEvents(long account, Collection<UserId> users) {
        return stores
                .sql()
                .list(
                        "select o.user_id, max(o.event_nid) from room_member o"
                                + " join room_member a on a.room_nid = o.room_nid and a.membership = " + JOINED
                                + " where o.user_id = any(?) and o.membership = " + JOINED
                                + " and a.account_nid = ? group by o.user_id",
                        wanted -> wanted.texts(users.stream().map(UserId::value).toList())
                                .number(account),
                        row -> Map.entry(new UserId(row.getString(1)), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String pattern(String term) {
        String literal = term.toLowerCase(Locale.ROOT)
                .replace("\0", "")
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
