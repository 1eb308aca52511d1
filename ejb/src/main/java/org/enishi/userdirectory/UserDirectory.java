package org.enishi.userdirectory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.store.directory.PeopleSearch;

/**
 * People who are visible to who searches: by a room that both are in, or by a room that is open to all.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a>
 */
@Stateless
public class UserDirectory {
    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final int MOST_ACCOUNTS = 300;

    @Inject
    PeopleSearch search;

    @Inject
    OpenRooms open;

    @Inject
    NamesOfPeople names;

    public record Wish(String searchTerm, Optional<Long> limit) {}

    /** @param limited whether there are more */
    public record Found(List<NamesOfPeople.Person> results, boolean limited) {}

    /** @throws org.enishi.error.MatrixException {@code M_LIMIT_EXCEEDED} */
    @Limited("user-directory")
    public Found search(Caller caller, Wish wish) {
        String term = wish.searchTerm().strip();
        if (term.isEmpty()) return new Found(List.of(), false);
        int limit = (int) Math.max(1, Math.min(wish.limit().orElse((long) USUAL), MOST));
        Set<UserId> found = new LinkedHashSet<>(search.amongAcquaintances(caller.account(), term, MOST_ACCOUNTS));
        if (found.size() <= limit) found.addAll(strangers(caller, term, found));
        List<UserId> ranked = new ArrayList<>(found);
        ranked.sort(Comparator.comparing(user -> !begins(user, term)));
        return new Found(names.of(caller, ranked.subList(0, Math.min(limit, ranked.size()))), ranked.size() > limit);
    }

    private Collection<UserId> strangers(Caller caller, String term, Set<UserId> known) {
        List<UserId> others = new ArrayList<>(search.amongAccounts(term, MOST_ACCOUNTS));
        others.removeAll(known);
        others.remove(caller.user());
        return open.of(others);
    }

    private static boolean begins(UserId user, String term) {
        return user.value().toLowerCase(Locale.ROOT).startsWith("@" + term.toLowerCase(Locale.ROOT));
    }
}
