package org.enishi.receipt;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.id.EventId;
import org.enishi.journal.JournalKind;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.store.accountdata.AccountDataKey;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.event.EventStore;
import org.enishi.store.event.StoredEvent;

/**
 * The marker of what was read fully, which is account data of a room; it moves forward only. Called within drafts.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#fully-read-markers">Matrix v1.19, "Fully read markers"</a>
 */
@Dependent
public class FullyRead {
    @Inject
    AccountDataStore accountData;

    @Inject
    EventStore events;

    void advance(Pen pen, long account, StoredEvent event) {
        var key = new AccountDataKey(account, Optional.of(event.event().room()), ReadUpTo.FULLY_READ);
        if (!isNews(key, event)) return;
        byte[] content = Json.bytes(
                Json.object().add("event_id", event.event().id().value()).build());
        accountData.put(
                key, content, pen.note(JournalKind.ACCOUNT_DATA, null, account).value());
    }

    private boolean isNews(AccountDataKey key, StoredEvent event) {
        return accountData
                .find(key)
                .map(AccountDatum::content)
                .map(content -> Json.readStored(content).getString("event_id", ""))
                .filter(EventId::isWellFormed)
                .flatMap(id -> events.find(new EventId(id)))
                .map(old -> Receipts.mark(event).isAhead(Receipts.mark(old)))
                .orElse(true);
    }
}
