package org.enishi.federation.edu;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.RoomHead;
import org.enishi.policy.Action;
import org.enishi.receipt.Receipts;
import org.enishi.rules.relation.Threads;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.receipt.ReceiptType;
import org.enishi.store.receipt.StoredReceipt;

/**
 * Other servers' users have read. Only {@code m.read} travels. What names an event that is not here is left out: the next
 * receipt of that user makes it good.
 *
 * @see <a href="https://spec.matrix.org/v1.19/server-server-api/#receipts">Matrix v1.19, server-server API, "Receipts"</a>
 */
@ApplicationScoped
class ReceiptEdus implements EduHandler {
    private static final int MOST = 1_000;

    @Inject
    EduDoor door;

    @Inject
    EventStore events;

    @Inject
    Receipts receipts;

    @Inject
    Clock clock;

    @Override
    public String type() {
        return "m.receipt";
    }

    @Override
    public void take(ServerName origin, JsonObject content) {
        List<StoredReceipt> all = new ArrayList<>();
        content.forEach((room, said) -> {
            if (said instanceof JsonObject types && types.get("m.read") instanceof JsonObject users)
                door.room(origin, room, Action.EPHEMERAL).ifPresent(head -> all.addAll(ofRoom(origin, head, users)));
        });
        receipts.advance(all.subList(0, Math.min(all.size(), MOST)));
    }

    private List<StoredReceipt> ofRoom(ServerName origin, RoomHead room, JsonObject users) {
        Map<UserId, JsonObject> said = new HashMap<>();
        for (UserId user : door.joined(origin, room, users.keySet()))
            if (users.get(user.value()) instanceof JsonObject object) said.put(user, object);
        Map<EventId, StoredEvent> found = events.find(
                said.values().stream().flatMap(each -> eventId(each).stream()).toList());
        List<StoredReceipt> read = new ArrayList<>();
        said.forEach((user, object) -> eventId(object)
                .map(found::get)
                .filter(event -> event.roomNid() == room.nid())
                .flatMap(event -> receipt(user, event, object))
                .ifPresent(read::add));
        return read;
    }

    private Optional<StoredReceipt> receipt(UserId user, StoredEvent event, JsonObject said) {
        JsonObject data = said.get("data") instanceof JsonObject object ? object : JsonObject.EMPTY_JSON_OBJECT;
        String thread = EduDoor.text(data, "thread_id");
        boolean known = thread.isEmpty()
                || Threads.mayName(thread, event.event(), id -> events.find(id).map(StoredEvent::event));
        if (!known) return Optional.empty();
        long now = clock.millis();
        long ts = Event.integer(data, "ts")
                .filter(time -> time > 0 && time <= now)
                .orElse(now);
        var key = new StoredReceipt.Key(event.roomNid(), user, ReceiptType.READ, thread);
        return Optional.of(new StoredReceipt(key, null, event.event().id(), Receipts.mark(event), ts));
    }

    private static Optional<EventId> eventId(JsonObject said) {
        if (!(said.get("event_ids") instanceof JsonArray ids) || ids.isEmpty()) return Optional.empty();
        return ids.get(0) instanceof JsonString id && EventId.isWellFormed(id.getString())
                ? Optional.of(new EventId(id.getString()))
                : Optional.empty();
    }
}
