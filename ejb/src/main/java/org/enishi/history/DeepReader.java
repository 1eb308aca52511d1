package org.enishi.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.handshake.history.Backfill;
import org.enishi.journal.RoomHead;
import org.enishi.store.event.Gap;
import org.enishi.timeline.Cursor;
import org.enishi.timeline.Direction;
import org.enishi.timeline.Page;
import org.enishi.timeline.PageRequest;
import org.enishi.timeline.Reader;
import org.enishi.timeline.Stay;
import org.enishi.timeline.TimelineReader;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;

/** Reads pages, and has what is missing before them fetched from other servers. */
@ApplicationScoped
public class DeepReader {
    private static final int MOST_ROUNDS = 3;

    /** As long as nothing came of them that can be shown. */
    private static final int MOST_ROUNDS_IN_VAIN = 10;

    @Inject
    TimelineReader timeline;

    @Inject
    Visibility visibility;

    @Inject
    Backfill backfill;

    View view(Reader reader, Stay stay) {
        return visibility.of(reader, stay);
    }

    /** @throws org.enishi.error.MatrixException {@code M_INVALID_PARAM} */
    Cursor cursor(RoomHead room, String token) {
        return timeline.cursor(room, token);
    }

    /**
     * May block on the network. A page backwards ends where history is missing that may yet be found, so that nothing is
     * passed by that comes in later; it then has an end to read on from.
     */
    Page read(RoomHead room, View view, PageRequest request) {
        if (request.direction() == Direction.FORWARDS) return timeline.read(room, view, request);
        Sight sight = look(room, view, request);
        for (int round = 0;
                sight.mayImprove(round) && backfill.before(room, request.from().place());
                round++) sight = look(room, view, request);
        return sight.page;
    }

    /** @param gap where the page ends before its time */
    private record Sight(Page page, Optional<Gap> gap) {
        boolean mayImprove(int round) {
            return gap.isPresent() && round < (page.isStuck() ? MOST_ROUNDS_IN_VAIN : MOST_ROUNDS);
        }
    }

    private Sight look(RoomHead room, View view, PageRequest request) {
        Page page = timeline.read(room, view, request);
        Optional<Gap> gap = gapWithin(room, request, page);
        return new Sight(gap.isPresent() ? downTo(gap.get(), room, view, request) : page, gap);
    }

    /** The first that lies within the page, or just before it where it is the last. */
    private Optional<Gap> gapWithin(RoomHead room, PageRequest request, Page page) {
        return backfill.next(room, request.from().place())
                .filter(gap ->
                        page.end().isEmpty() || gap.nextDepth() > page.reached().depth())
                .filter(gap -> request.to().isEmpty()
                        || gap.nextDepth() >= request.to().get().depth());
    }

    /** What is missing lies before the event that names it, so that this event may still be read. */
    private Page downTo(Gap gap, RoomHead room, View view, PageRequest request) {
        var before = new Cursor(gap.nextDepth(), Long.MIN_VALUE);
        Page page = timeline.read(room, view, request.downTo(before));
        return new Page(page.events(), page.start(), Optional.of(page.reached()), page.reached());
    }
}
