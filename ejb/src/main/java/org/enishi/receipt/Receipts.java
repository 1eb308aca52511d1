package org.enishi.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.id.EventId;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.receipt.ReceiptStore;
import org.enishi.store.receipt.ReceiptType;
import org.enishi.store.receipt.StoredReceipt;

/** Moves receipts forward, never back. Call it without a transaction. */
@ApplicationScoped
public class Receipts {
    @Inject
    Journal journal;

    @Inject
    ReceiptStore store;

    @Inject
    AccountDataStore accountData;

    @Inject
    EventStore events;

    @Inject
    Clock clock;

    /**
     * Something to be marked as read.
     *
     * @param type empty: the marker of what was read fully
     * @param thread empty: unthreaded
     */
    record Reading(Optional<ReceiptType> type, StoredEvent event, String thread) {}

    /** @return the public receipts that moved */
    List<StoredReceipt> advance(Caller caller, List<Reading> readings) {
        long now = clock.millis();
        List<StoredReceipt> receipts = readings.stream()
                .filter(reading -> reading.type.isPresent())
                .map(reading -> receipt(caller, reading, now))
                .toList();
        return journal.write(pen -> {
            readings.stream()
                    .filter(reading -> reading.type.isEmpty())
                    .forEach(reading -> readFully(pen, caller.account(), reading.event));
            return move(pen, receipts);
        });
    }

    /** Of anybody, for instance of other servers' users. @return the public ones that moved */
    public List<StoredReceipt> advance(List<StoredReceipt> receipts) {
        return receipts.isEmpty() ? List.of() : journal.write(pen -> move(pen, receipts));
    }

    /** Where an event stands for receipts. */
    public static StoredReceipt.Mark mark(StoredEvent event) {
        return new StoredReceipt.Mark(
                Math.max(event.position(), 0), event.event().depth());
    }

    private List<StoredReceipt> move(Pen pen, List<StoredReceipt> receipts) {
        List<StoredReceipt> moved = new ArrayList<>();
        for (StoredReceipt receipt : receipts) {
            boolean isNews = store.find(receipt.key())
                    .map(old -> receipt.at().isAhead(old.at()))
                    .orElse(true);
            if (!isNews) continue;
            boolean hidden = receipt.key().type() == ReceiptType.READ_PRIVATE;
            JournalKind kind = hidden ? JournalKind.PRIVATE_RECEIPT : JournalKind.RECEIPT;
            long position =
                    pen.note(kind, receipt.key().room(), receipt.account()).value();
            store.put(receipt, position);
            if (!hidden) moved.add(receipt);
        }
        return moved;
    }

    private void readFully(Pen pen, long account, StoredEvent event) {
        var key = new AccountDataKey(account, Optional.of(event.event().room()), ReadUpTo.FULLY_READ);
        boolean isNews = accountData
                .find(key)
                .map(AccountDatum::content)
                .map(content -> Json.readStored(content).getString("event_id", ""))
                .filter(EventId::isWellFormed)
                .flatMap(id -> events.find(new EventId(id)))
                .map(old -> mark(event).isAhead(mark(old)))
                .orElse(true);
        if (!isNews) return;
        byte[] content = Json.bytes(
                Json.object().add("event_id", event.event().id().value()).build());
        accountData.put(
                key, content, pen.note(JournalKind.ACCOUNT_DATA, null, account).value());
    }

    private static StoredReceipt receipt(Caller caller, Reading reading, long now) {
        var key = new StoredReceipt.Key(
                reading.event.roomNid(), caller.user(), reading.type.orElseThrow(), reading.thread);
        return new StoredReceipt(key, caller.account(), reading.event.event().id(), mark(reading.event), now);
    }
}
