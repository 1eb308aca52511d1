package org.enishi.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enishi.id.UserId;
import org.enishi.json.Spliced;
import org.enishi.rules.relation.Threads;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.receipt.ReadMarks;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.store.receipt.StoredReceipt;
import org.enishi.timeline.ClientEvents;

/** Writes notifications as clients get them. */
@Dependent
public class NotificationForm {
    @Inject
    ReceiptStore receipts;

    @Inject
    EventStore events;

    @Inject
    ClientEvents form;

    List<byte[]> render(UserId user, List<Notified> page) {
        Map<Long, ReadMarks> read = read(user, page);
        List<byte[]> rendered = new ArrayList<>();
        for (Notified each : page) {
            StoredEvent stored = each.event();
            String thread = Threads.of(stored.event(), id -> events.find(id).map(StoredEvent::event));
            ReadMarks marks = read.getOrDefault(stored.roomNid(), new ReadMarks(0, Map.of()));
            boolean isRead = marks.isRead(thread, stored.position());
            rendered.add(Spliced.object()
                    .member("actions", each.rule().actions())
                    .member("event", form.render(stored, each.view(), ClientEvents.Form.WITHOUT_ROOM))
                    .member("read", isRead ? JsonValue.TRUE : JsonValue.FALSE)
                    .member("room_id", stored.event().room().value())
                    .member("ts", Long.toString(stored.event().originServerTs()).getBytes(US_ASCII))
                    .bytes());
        }
        return rendered;
    }

    private Map<Long, ReadMarks> read(UserId user, List<Notified> page) {
        if (page.isEmpty()) return Map.of();
        List<Long> rooms =
                page.stream().map(each -> each.event().roomNid()).distinct().toList();
        Map<Long, List<StoredReceipt>> own = receipts.ofUser(user, rooms).stream()
                .collect(Collectors.groupingBy(receipt -> receipt.key().room()));
        Map<Long, ReadMarks> read = new HashMap<>();
        own.forEach((room, all) -> read.put(room, ReadMarks.of(0, all)));
        return read;
    }
}
