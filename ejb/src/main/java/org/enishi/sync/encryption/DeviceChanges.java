package org.enishi.sync.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.store.encryption.DeviceChangeStore;
import org.enishi.sync.feed.Feed;

/**
 * Whose devices a user's clients must look at again, and whose they need not follow any more.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#tracking-the-device-list-for-a-user">Matrix v1.19,
 *     "Tracking the device list for a user"</a>
 */
@ApplicationScoped
public class DeviceChanges {
    @Inject
    DeviceTrail trail;

    @Inject
    DeviceChangeStore store;

    @Inject
    Encounters encounters;

    @Inject
    Feed feed;

    /** @param left those with whom no room is shared any more */
    public record Changes(Set<UserId> changed, Set<UserId> left) {
        public boolean isEmpty() {
            return changed.isEmpty() && left.isEmpty();
        }
    }

    /** Between two positions; the second is not beyond what happened. */
    public Changes between(Caller caller, long since, long upTo) {
        return between(caller, feed.moment(feed.follower(caller.account())), since, upTo);
    }

    /** As {@link #between(Caller, long, long)}, for somebody of whom is known how they stand. */
    public Changes between(Caller caller, Feed.Moment moment, long since, long upTo) {
        Set<UserId> changed = new HashSet<>(
                trail.concerning(caller.account(), moment.relations().joined(), since, upTo)
                        .orElseGet(() -> store.concerning(caller.account(), since, upTo)));
        Encounters.Met met = encounters.between(caller, moment, since, upTo);
        met.met().remove(caller.user());
        met.lost().remove(caller.user());
        Set<UserId> left = new HashSet<>(met.lost());
        left.removeAll(store.sharing(caller.account(), met.lost()));
        changed.addAll(met.met());
        changed.removeAll(left);
        return new Changes(changed, left);
    }
}
