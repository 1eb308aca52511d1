package org.enishi.media;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.enishi.id.ServerName;
import org.enishi.store.media.TrafficStore;

/** Keeps count of what other servers were given. */
@Stateless
public class GivenFiles {
    @Inject
    TrafficStore traffic;

    public void gave(ServerName server, long bytes) {
        traffic.gave(server, bytes);
    }
}
