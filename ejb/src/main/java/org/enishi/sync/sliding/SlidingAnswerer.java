package org.enishi.sync.sliding;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.json.JsonOut;
import org.enishi.sync.feed.Feed;
import org.enishi.sync.sliding.connection.Connections;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.connection.Snapshot;
import org.enishi.sync.sliding.extension.Extension;
import org.enishi.sync.sliding.extension.ExtensionRequest;
import org.enishi.sync.sliding.extension.Extensions;
import org.enishi.sync.sliding.list.RoomLists;
import org.enishi.sync.sliding.list.Selection;
import org.enishi.sync.sliding.room.RoomsTelling;
import org.enishi.sync.sliding.room.ToldRoom;

/** Answers a request of sliding sync with what has happened by now. */
@Dependent
public class SlidingAnswerer {
    @Inject
    Feed feed;

    @Inject
    RoomLists lists;

    @Inject
    RoomsTelling rooms;

    @Inject
    Extensions extensions;

    @Inject
    Connections connections;

    /** @param body empty if there is nothing to tell up to the moment */
    record Found(Feed.Moment moment, Optional<byte[]> body) {}

    Found look(SlidingInquiry.Question question) {
        Feed.Moment moment = feed.moment(question.follower());
        Snapshot base = question.base();
        if (!base.isBlank() && connections.isOvertaken(question.turn())) return overtaken(question, moment);
        Selection selection = lists.select(question.request(), question.caller().account(), moment);
        List<ToldRoom> told = rooms.tell(
                new RoomsTelling.Who(question.caller(), question.follower()), base, selection, moment.position());
        var inSight = new ExtensionRequest.InSight(selection.windows(), selection.subscribed(), ids(selection));
        Map<String, Extension.Told> extras = extensions.tell(
                question.request().extensions(),
                config -> new ExtensionRequest(question.caller(), question.follower(), moment, config, base, inSight));
        boolean nothing = !base.isBlank()
                && told.isEmpty()
                && extras.values().stream().noneMatch(Extension.Told::news)
                && selection.counts().equals(base.counts());
        if (nothing) return new Found(moment, Optional.empty());
        Snapshot latest = snapshot(base, selection, told, moment);
        if (!connections.remember(question.turn(), latest) && !base.isBlank()) return overtaken(question, moment);
        return new Found(moment, Optional.of(body(question, latest, told, extras)));
    }

    /** The newer question gets the news; who still listens here goes on from where it was. */
    private static Found overtaken(SlidingInquiry.Question question, Feed.Moment moment) {
        return new Found(moment, Optional.of(question.nothing()));
    }

    private Snapshot snapshot(Snapshot base, Selection selection, List<ToldRoom> told, Feed.Moment moment) {
        Map<Long, SentRoom> sent = new HashMap<>(base.rooms());
        told.forEach(room -> sent.put(room.nid(), room.sent()));
        sent.entrySet()
                .removeIf(room -> room.getValue().membership() == Membership.LEAVE
                        && !selection.all().containsKey(room.getKey()));
        Set<Long> inSight = Set.copyOf(selection.wanted().keySet());
        return new Snapshot(
                connections.nextNumber(), moment.position(), moment.clock(), sent, inSight, selection.counts());
    }

    private static byte[] body(
            SlidingInquiry.Question question,
            Snapshot latest,
            List<ToldRoom> told,
            Map<String, Extension.Told> extras) {
        JsonOut out = new JsonOut().open().key("pos").text(Connections.token(latest));
        question.request()
                .transaction()
                .ifPresent(transaction -> out.key("txn_id").text(transaction));
        writeCounts(latest.counts(), out);
        out.key("rooms").open();
        told.forEach(room -> out.anyKey(room.id().value()).raw(room.json()));
        out.close().key("extensions").open();
        extras.forEach((name, extra) -> out.key(name).raw(extra.json()));
        return out.close().close().bytes();
    }

    static void writeCounts(Map<String, Integer> counts, JsonOut out) {
        out.key("lists").open();
        counts.forEach((name, count) ->
                out.anyKey(name).open().key("count").number(count).close());
        out.close();
    }

    private static Map<Long, RoomId> ids(Selection selection) {
        Map<Long, RoomId> ids = new HashMap<>();
        for (long room : selection.wanted().keySet())
            ids.put(room, Objects.requireNonNull(selection.all().get(room)).id());
        return ids;
    }
}
