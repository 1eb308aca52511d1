package org.enishi.encryption.devicelist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.enishi.id.UserId;
import org.enishi.journal.JournalEntry;
import org.enishi.journal.JournalKind;
import org.enishi.journal.JournalTail;
import org.enishi.journal.Position;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.encryption.DeviceChangeStore;

/**
 * Users' keys from memory. Whoever asks first reads the journal on and drops what has changed: nobody who was told of a
 * change gets the keys from before it.
 */
@ApplicationScoped
public class KeyDirectory {
    private static final int SHARE = 32;
    private static final int AT_ONCE = 1_000;

    private final FreshCache<UserId, PublishedKeys> known =
            new FreshCache<>(Runtime.getRuntime().maxMemory() / SHARE, (user, keys) -> keys.weight());
    private volatile long seen;

    @Inject
    JournalTail tail;

    @Inject
    KeyReader reader;

    @Inject
    DeviceChangeStore changes;

    @PostConstruct
    void start() {
        seen = tail.latest().value();
    }

    public Map<UserId, PublishedKeys> of(Collection<UserId> users) {
        catchUp();
        return known.getAll(users, reader::read);
    }

    public PublishedKeys of(UserId user) {
        return of(List.of(user)).getOrDefault(user, PublishedKeys.NONE);
    }

    private void catchUp() {
        if (tail.latest().value() > seen) read();
    }

    private synchronized void read() {
        List<JournalEntry> entries;
        do {
            entries = tail.after(new Position(seen), AT_ONCE);
            if (entries.isEmpty()) return;
            long last = entries.get(entries.size() - 1).position().value();
            if (entries.stream().anyMatch(entry -> entry.kind() == JournalKind.DEVICE_LIST))
                changes.between(seen, last).forEach(change -> {
                    known.drop(change.user());
                    if (change.audience() != 0)
                        changes.userOf(change.audience()).ifPresent(known::drop);
                });
            seen = last;
        } while (entries.size() == AT_ONCE);
    }
}
