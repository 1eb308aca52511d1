package org.enishi.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.enishi.journal.Journal;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.security.Caller;
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
    FullyRead fullyRead;

    @Inject
    ReceiptAnnouncer announcer;

    @Inject
    Clock clock;

    /**
     * Something to be marked as read.
     *
     * @param type empty: the marker of what was read fully
     * @param thread empty: unthreaded
     */
    record Reading(Optional<ReceiptType> type, StoredEvent event, String thread) {}

    /** Of a user of ours; other servers are told of those that are public. */
    void advance(Caller caller, List<Reading> readings) {
        long now = clock.millis();
        journal.write(pen -> {
            for (Reading reading : readings) {
                if (reading.type.isEmpty()) fullyRead.advance(pen, caller.account(), reading.event);
                else if (move(pen, receipt(caller, reading, now))) announce(receipt(caller, reading, now));
            }
            return readings;
        });
    }

    /** Of other servers' users. */
    public void advance(List<StoredReceipt> receipts) {
        if (receipts.isEmpty()) return;
        journal.write(pen -> {
            receipts.forEach(receipt -> move(pen, receipt));
            return receipts;
        });
    }

    /** Where an event stands for receipts. */
    public static StoredReceipt.Mark mark(StoredEvent event) {
        return new StoredReceipt.Mark(
                Math.max(event.position(), 0), event.event().depth());
    }

    private boolean move(Pen pen, StoredReceipt receipt) {
        boolean isNews = store.find(receipt.key())
                .map(old -> receipt.at().isAhead(old.at()))
                .orElse(true);
        if (!isNews) return false;
        JournalKind kind = isPrivate(receipt) ? JournalKind.PRIVATE_RECEIPT : JournalKind.RECEIPT;
        long position = pen.note(kind, receipt.key().room(), receipt.account()).value();
        store.put(receipt, position);
        return true;
    }

    private void announce(StoredReceipt receipt) {
        if (!isPrivate(receipt)) announcer.announce(receipt);
    }

    private static boolean isPrivate(StoredReceipt receipt) {
        return receipt.key().type() == ReceiptType.READ_PRIVATE;
    }

    private static StoredReceipt receipt(Caller caller, Reading reading, long now) {
        var key = new StoredReceipt.Key(
                reading.event.roomNid(), caller.user(), reading.type.orElseThrow(), reading.thread);
        return new StoredReceipt(key, caller.account(), reading.event.event().id(), mark(reading.event), now);
    }
}
