package org.enishi.media.remote;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enishi.configuration.Configuration;
import org.enishi.id.MxcUri;
import org.enishi.store.media.MediaFile;
import org.enishi.store.media.RemoteMediaStore;
import org.enishi.store.media.RemoteMediaStore.Fetched;
import org.enishi.store.media.TrafficStore;
import org.enishi.store.media.UsageStore;

/** Keeps book of what was fetched, in short transactions. */
@Stateless
public class RemoteBook {
    private static final int AT_ONCE = 50;

    @Inject
    RemoteMediaStore store;

    @Inject
    UsageStore usage;

    @Inject
    TrafficStore traffic;

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    public Optional<MediaFile> find(MxcUri uri) {
        return store.find(uri);
    }

    public void add(MxcUri uri, MediaFile file) {
        traffic.took(uri.server(), file.bytes());
        if (store.add(uri, file, clock.millis())) usage.addFetched(1, file.bytes());
    }

    /** The bytes are gone: it is as if it had never been fetched. */
    public void forget(MxcUri uri, MediaFile file) {
        if (store.remove(uri)) usage.addFetched(-1, -file.bytes());
    }

    /** Forgets the oldest of what is too much, but not what somebody waits for. @return whose bytes can go */
    public List<Fetched> forgetOldestBut(MxcUri wanted) {
        long tooMuch = usage.fetched().bytes() - configuration.mediaRemoteCache();
        List<Fetched> gone = new ArrayList<>();
        if (tooMuch <= 0) return gone;
        for (Fetched each : store.oldest(AT_ONCE)) {
            if (tooMuch <= 0) break;
            if (isSame(each.uri(), wanted) || !store.remove(each.uri())) continue;
            usage.addFetched(-1, -each.bytes());
            tooMuch -= each.bytes();
            gone.add(each);
        }
        return gone;
    }

    /** The store folds names of servers. */
    private static boolean isSame(MxcUri kept, MxcUri wanted) {
        return kept.id().equals(wanted.id())
                && kept.server().folded().equals(wanted.server().folded());
    }
}
