package org.enishi.presence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.enishi.configuration.Configuration;
import org.enishi.configuration.PresenceMode;
import org.enishi.id.UserId;
import org.enishi.security.Caller;

/**
 * Who is there at this moment. To note something costs a look into memory, whoever has to be told of it: that is found
 * out behind everybody's back.
 */
@ApplicationScoped
public class PresenceBoard {
    private static final int MOST = 50_000;
    private static final long AFTER_A_POLL = Duration.ofSeconds(30).toMillis();
    private static final long AFTER_A_WORD = Duration.ofMinutes(5).toMillis();
    private static final long AFTER_A_TELLING = Duration.ofMinutes(30).toMillis();

    private final Map<UserId, Present> people = new ConcurrentHashMap<>();
    private final Map<Long, UserId> accounts = new ConcurrentHashMap<>();
    private final Set<UserId> stirred = ConcurrentHashMap.newKeySet();
    private final Set<UserId> moved = ConcurrentHashMap.newKeySet();

    @Inject
    Configuration configuration;

    @Inject
    Clock clock;

    /** A device asks what happened, and waits until then for an answer. */
    public void polls(Caller who, PresenceState state, long deadline) {
        if (isOff()) return;
        var sign = new Present.Sign(state, deadline + AFTER_A_POLL, false);
        if (of(who).polls(who.deviceNid(), sign, clock.millis())) stirred.add(who.user());
    }

    /** The user does something that others see. */
    public void acts(Caller who) {
        Present known = people.get(who.user());
        if (known != null && known.acts(who.deviceNid(), clock.millis())) stirred.add(who.user());
    }

    /** Another server tells of its user. */
    public void hears(UserId user, Presence presence) {
        find(user).isTold(presence, clock.millis() + AFTER_A_TELLING);
        stirred.add(user);
    }

    /** Another node tells, or an earlier life of this one. */
    void isKept(UserId user, String teller, Present.Kept said) {
        find(user).isKept(teller, said, clock.millis());
        stirred.add(user);
    }

    /** What this node is to say of these people for all nodes, so many at most. */
    Map<UserId, Present.Kept> due(Collection<UserId> users, int limit) {
        long now = clock.millis();
        Map<UserId, Present.Kept> due = new HashMap<>();
        for (UserId user : users) {
            if (due.size() == limit) break;
            Present known = people.get(user);
            if (known != null) known.due(now).ifPresent(kept -> due.put(user, kept));
        }
        return due;
    }

    void wasKept(Map<UserId, Present.Kept> said) {
        said.forEach((user, kept) -> {
            Present known = people.get(user);
            if (known != null) known.wasKept(kept);
        });
    }

    /** Whether it is this node's part to tell other servers of somebody. */
    boolean isOurs(UserId user) {
        Present known = people.get(user);
        return known == null || known.isOurs(clock.millis());
    }

    /** A local user came into a room, or left one. */
    public void moved(long account) {
        UserId user = accounts.get(account);
        if (user != null) moved.add(user);
    }

    /** How somebody is there; empty if nothing is known. */
    public Optional<Presence> find(UserId user, long now) {
        return Optional.ofNullable(people.get(user)).map(known -> known.at(now));
    }

    void chooses(Caller who, PresenceState state, Optional<String> message) {
        if (isOff()) return;
        long now = clock.millis();
        of(who).chooses(who.deviceNid(), new Present.Sign(state, now + AFTER_A_WORD, true), message, now);
        stirred.add(who.user());
    }

    /** Those about whom something was noted since it was last asked. */
    Collection<UserId> takeStirred() {
        return take(stirred);
    }

    /** Those who changed rooms since it was last asked. */
    Set<UserId> takeMoved() {
        return take(moved);
    }

    Collection<UserId> everybody() {
        return people.keySet();
    }

    /** Nothing is known of them any more, which others may have to be told. */
    void forget(Collection<UserId> gone) {
        for (UserId user : gone) if (people.remove(user) != null) stirred.add(user);
        accounts.values().removeAll(gone);
    }

    private boolean isOff() {
        return configuration.presence() == PresenceMode.OFF;
    }

    private Present of(Caller who) {
        Present known = find(who.user());
        accounts.putIfAbsent(who.account(), who.user());
        return known;
    }

    /** When there are too many, somebody new is soon forgotten. */
    private Present find(UserId user) {
        Present known = people.get(user);
        if (known != null) return known;
        if (people.size() >= MOST) return new Present();
        return people.computeIfAbsent(user, unknown -> new Present());
    }

    private static Set<UserId> take(Set<UserId> from) {
        Set<UserId> taken = Set.copyOf(from);
        from.removeAll(taken);
        return taken;
    }
}
