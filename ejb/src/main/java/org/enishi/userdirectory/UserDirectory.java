package org.enishi.userdirectory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.store.people.Called;
import org.enishi.store.people.WordStore;

/**
 * People who are visible to who searches: by a room that both are in, or by a room that is open to all.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#user-directory">Matrix v1.19, "User Directory"</a>
 */
@Stateless
public class UserDirectory {
    private static final int USUAL = 10;
    private static final int MOST = 100;
    private static final int MOST_WORDS = 5;

    /** Of a beginning that fits more names than this, only so many are looked at. */
    private static final int MOST_LOOKED_AT = 10_000;

    @Inject
    PeopleReading reading;

    @Inject
    WordStore words;

    @Inject
    PeopleInSight sight;

    @Inject
    NamesOfPeople names;

    @Inject
    Configuration configuration;

    public record Wish(String searchTerm, Optional<Long> limit) {}

    /** @param limited whether there are more */
    public record Found(List<NamesOfPeople.Person> results, boolean limited) {}

    /**
     * Those of whom a word of the name, or of the user ID, begins with each word of the term.
     *
     * @throws org.enishi.error.MatrixException {@code M_LIMIT_EXCEEDED}
     */
    @Limited("user-directory")
    public Found search(Caller caller, Wish wish) {
        List<String> asked = asked(wish.searchTerm().strip());
        if (asked.isEmpty()) return new Found(List.of(), false);
        int limit = (int) Math.max(1, Math.min(wish.limit().orElse((long) USUAL), MOST));
        reading.catchUp();
        List<Called> candidates = words.find(asked, MOST_LOOKED_AT);
        List<Called> found = sight.of(caller, candidates, limit + 1);
        boolean limited = found.size() > limit || candidates.size() == MOST_LOOKED_AT;
        return new Found(names.of(found.subList(0, Math.min(limit, found.size()))), limited);
    }

    /** The longest first, which fits the fewest. All our users are of this server, so nobody is found by that. */
    private List<String> asked(String wanted) {
        String term = wanted.toLowerCase(Locale.ROOT);
        String server = ":" + configuration.serverName().folded().value();
        boolean isOurs = term.startsWith("@") && term.endsWith(server);
        List<String> asked = Words.asked(isOurs ? term.substring(0, term.length() - server.length()) : term);
        return asked.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MOST_WORDS)
                .toList();
    }
}
