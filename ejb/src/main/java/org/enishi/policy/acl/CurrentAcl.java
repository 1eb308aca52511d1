package org.enishi.policy.acl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.RoomAcl;
import org.enishi.policy.list.CurrentLists;
import org.enishi.policy.list.Lists;
import org.jspecify.annotations.Nullable;

/** The list of allowed servers as the agreements have it now; made anew when they changed, or when time may have. */
@ApplicationScoped
public class CurrentAcl {
    private static final long MILLIS = 5_000;

    private record Made(Lists from, long at, WantedAcl acl) {}

    private volatile @Nullable Made made;

    @Inject
    Configuration configuration;

    @Inject
    CurrentLists current;

    @Inject
    Clock clock;

    public WantedAcl get() {
        if (configuration.roomAcl() == RoomAcl.OFF) return Derivation.OPEN_TO_ALL;
        Lists lists = current.lists();
        long now = clock.millis();
        Made last = made;
        if (last != null && last.from.equals(lists) && now - last.at < MILLIS) return last.acl;
        var derivation = new Derivation(configuration.serverName(), configuration.federationMode(), lists, now);
        var fresh = new Made(lists, now, derivation.acl());
        made = fresh;
        return fresh.acl;
    }
}
