package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.filter.EventFilter;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.room.MemberStore;
import org.enishi.store.room.RoomMember;
import org.enishi.store.state.StateRoot;
import org.enishi.store.sync.RoomStep;
import org.enishi.sync.room.RoomRange;
import org.enishi.sync.room.RoomTelling;
import org.enishi.sync.room.Timeline;
import org.enishi.sync.room.TimelineReading;
import org.enishi.sync.sliding.connection.SentRoom;
import org.enishi.sync.sliding.list.Candidate;
import org.enishi.timeline.ClientEvents;
import org.enishi.timeline.View;
import org.enishi.timeline.Visibility;
import org.jspecify.annotations.Nullable;

/** Tells of rooms that the client has and the user is not in any more, up to the moment of leaving; each once. */
@Dependent
public class DepartedTelling {
    @Inject
    MemberStore members;

    @Inject
    EventStore events;

    @Inject
    Rooms rooms;

    @Inject
    Ending ending;

    /** @param all the user's rooms, by surrogate key */
    public List<ToldRoom> tell(Asked asked, Map<Long, Candidate> all) {
        Set<Long> gone = new HashSet<>();
        asked.base().rooms().forEach((room, sent) -> {
            if (sent.membership() != Membership.LEAVE && !isPresent(all.get(room))) gone.add(room);
        });
        if (gone.isEmpty()) return List.of();
        List<RoomMember> departures = members
                .ofAccount(asked.caller().account(), asked.base().position())
                .stream()
                .filter(member -> gone.contains(member.roomNid()) && isDeparture(member, asked.upTo()))
                .toList();
        Map<Long, StoredEvent> last =
                events.byNid(departures.stream().map(RoomMember::event).toList());
        Map<Long, RoomHead> heads =
                rooms.find(departures.stream().map(RoomMember::roomNid).toList());
        List<ToldRoom> told = new ArrayList<>();
        for (RoomMember departure : departures)
            told.add(tell(asked, departure, last.get(departure.event()), heads.get(departure.roomNid())));
        return told;
    }

    private static boolean isPresent(@Nullable Candidate room) {
        return room != null && !room.membership().isAway();
    }

    private static boolean isDeparture(RoomMember member, long upTo) {
        return member.membership().isAway() && member.position() <= upTo;
    }

    private ToldRoom tell(Asked asked, RoomMember departure, @Nullable StoredEvent last, @Nullable RoomHead head) {
        SentRoom sent = java.util.Objects.requireNonNull(asked.base().rooms().get(departure.roomNid()));
        JsonOut out = new JsonOut().open();
        out.key("membership").text(departure.membership().value());
        out.key("bump_stamp").number(departure.position());
        if (last != null) {
            if (sent.membership() == Membership.JOIN && head != null && !departure.forgotten())
                ending.write(asked, new Ending.Stay(head, last, sent), out);
            else ending.writeOnlyEnd(asked, last, out);
        }
        var now = new SentRoom(Membership.LEAVE, departure.position(), StateRoot.EMPTY, sent.wish(), Map.of(), false);
        return new ToldRoom(departure.roomNid(), departure.room(), out.close().bytes(), now);
    }

    /** Writes the last of a room's timeline that a user may see. */
    @Dependent
    public static class Ending {
        @Inject
        TimelineReading timelines;

        @Inject
        Visibility visibility;

        @Inject
        ClientEvents form;

        /** @param last the event that ended it */
        record Stay(RoomHead room, StoredEvent last, SentRoom sent) {}

        void write(Asked asked, Stay stay, JsonOut out) {
            RoomHead head = stay.room();
            StoredEvent last = stay.last();
            SentRoom sent = stay.sent();
            View view = visibility.of(head, RoomTelling.reader(asked.caller()));
            out.key("required_state").array(form.render(List.of(last), view, ClientEvents.Form.WITHOUT_ROOM));
            int limit = sent.wish().timelineLimit();
            StateRoot state = last.after();
            if (limit == 0 || state == null) return;
            var range = new RoomRange(
                    head, sent.position(), sent.state(), new RoomStep(head.nid(), last.position(), state, last.nid()));
            var newest = EventFilter.of(Json.object().add("limit", limit).build());
            Timeline timeline = timelines.read(range, newest, view);
            out.key("timeline").array(form.render(timeline.events(), view, ClientEvents.Form.WITHOUT_ROOM));
            out.key("prev_batch").text(timeline.start()).key("limited").flag(timeline.limited());
            out.key("num_live").number(timeline.events().size());
        }

        /** Of an offer, or of a room that was forgotten or never told: nothing but the event that says that it is over. */
        void writeOnlyEnd(Asked asked, StoredEvent last, JsonOut out) {
            View view = visibility.ofMember(RoomTelling.reader(asked.caller()));
            out.key("required_state").array(form.render(List.of(last), view, ClientEvents.Form.WITHOUT_ROOM));
        }
    }
}
