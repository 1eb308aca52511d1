package org.enishi.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.journal.JournalTail;
import org.enishi.json.Spliced;
import org.enishi.security.Caller;
import org.enishi.store.room.MemberStore;

/**
 * Pages of what the user was, or would have been, notified of: in the rooms they are in, newest first.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#listing-notifications">Matrix v1.19, "Listing
 *     notifications"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Notifications {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    /** A page may have fewer, or none, where there is little among much. */
    private static final int MOST_ROUNDS = 5;

    private static final int LOOKED_AT = 100;

    @Inject
    MemberStore members;

    @Inject
    JournalTail tail;

    @Inject
    OwnRuleset rules;

    @Inject
    NotifiedEvents events;

    @Inject
    NotificationForm form;

    /** @param from {@code next_token} of the page before */
    public record Wish(Optional<String> from, Optional<Integer> limit, boolean onlyHighlights) {}

    /** @throws MatrixException {@code M_INVALID_PARAM} */
    public byte[] page(Caller caller, Wish wish) {
        int limit = Math.max(1, Math.min(wish.limit().orElse(USUAL), MOST));
        long rest = wish.from()
                .map(Notifications::position)
                .orElseGet(() -> tail.latest().value());
        var search = events.of(caller, rules.of(caller), members.joinedRooms(caller.account()));
        List<Notified> page = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS && rest > 0 && page.size() < limit; round++) {
            NotifiedEvents.Part part = search.look(rest, LOOKED_AT);
            rest = part.rest();
            for (Notified each : part.found()) {
                if (wish.onlyHighlights() && !each.highlights()) continue;
                if (page.size() == limit) {
                    rest = each.event().position();
                    break;
                }
                page.add(each);
            }
        }
        Spliced answer = Spliced.object().member("notifications", form.render(caller.user(), page));
        if (rest > 0) answer.member("next_token", Long.toString(rest));
        return answer.bytes();
    }

    private static long position(String token) {
        boolean wellFormed = token.matches("[0-9]{1,18}");
        if (!wellFormed) throw MatrixException.invalidParam("from is not a token of this server");
        return Long.parseLong(token);
    }
}
