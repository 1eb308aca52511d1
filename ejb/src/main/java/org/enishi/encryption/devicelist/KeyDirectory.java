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
import org.enishi.journal.running.JournalFollower;
import org.enishi.store.cache.FreshCache;
import org.enishi.store.encryption.DeviceChangeStore;

/**
 * Users' keys from memory. Whoever asks first reads the journal on and drops what has changed: nobody who was told of a
 * change gets the keys from before it.
 */
@ApplicationScoped
public class KeyDirectory {
    private static final int SHARE = 32;

    private final FreshCache<UserId, PublishedKeys> known =
            new FreshCache<>(Runtime.getRuntime().maxMemory() / SHARE, (user, keys) -> keys.weight());

    @Inject
    JournalFollower journal;

    @Inject
    KeyReader reader;

    @Inject
    DeviceChangeStore changes;

    @PostConstruct
    void start() {
        journal.begin(this::read);
    }

    public Map<UserId, PublishedKeys> of(Collection<UserId> users) {
        journal.catchUp();
        return known.getAll(users, reader::read);
    }

    public PublishedKeys of(UserId user) {
        return of(List.of(user)).getOrDefault(user, PublishedKeys.NONE);
    }

    private void read(List<JournalEntry> entries) {
        if (entries.stream().noneMatch(entry -> entry.kind() == JournalKind.DEVICE_LIST)) return;
        long first = entries.get(0).position().value();
        long last = entries.get(entries.size() - 1).position().value();
        changes.between(first - 1, last).forEach(change -> {
            known.drop(change.user());
            if (change.audience() != 0) changes.userOf(change.audience()).ifPresent(known::drop);
        });
    }
}
