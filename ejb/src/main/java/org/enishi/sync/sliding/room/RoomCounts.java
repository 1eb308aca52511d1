package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.room.Summaries;
import org.enishi.sync.room.Summary;
import org.enishi.sync.unread.Asking;
import org.enishi.sync.unread.Tallies;
import org.enishi.sync.unread.Unread;

/** Counts what is unread in rooms, and who is in them; for many rooms together. By surrogate key of the room. */
@Dependent
public class RoomCounts {
    @Inject
    Tallies tallies;

    @Inject
    ReceiptStore receipts;

    @Inject
    Summaries summaries;

    /** Rooms in which the user has read further since the last answer, on whatever device: their counts are news. */
    Set<Long> readFurther(Asked asked) {
        boolean mayHave = !asked.base().isBlank()
                && asked.follower().mayHaveRead(asked.base().position());
        if (!mayHave) return Set.of();
        return receipts.ofAccount(asked.caller().account(), asked.base().position(), asked.upTo()).stream()
                .map(receipt -> receipt.key().room())
                .collect(Collectors.toSet());
    }

    Map<Long, Unread> unread(Asked asked, List<Draft> drafts) {
        if (drafts.isEmpty()) return Map.of();
        Collection<Long> rooms = drafts.stream().map(Draft::nid).toList();
        return tallies.of(new Asking(asked.caller(), asked.follower(), asked.upTo()), rooms);
    }

    /** Of the rooms whose name or members may have changed. */
    Map<Long, Summary> summaries(Asked asked, List<Draft> drafts) {
        List<RoomRange> renamed = drafts.stream()
                .filter(Draft::renamed)
                .map(draft -> draft.place().range())
                .toList();
        return summaries.of(renamed, asked.caller().user());
    }
}
