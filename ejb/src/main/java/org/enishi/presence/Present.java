package org.enishi.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one user: by the devices, if it is one of ours, else by the user's server; and what other nodes have said,
 * each of what it knows by itself. The most active counts.
 */
final class Present {
    private static final long IDLE = Duration.ofMinutes(5).toMillis();
    private static final long ACTIVE = Duration.ofMinutes(1).toMillis();

    /** What is kept is worth something for so long; whoever is still there says so again in time. */
    static final long KEPT_FOR = Duration.ofMinutes(10).toMillis();

    private final Map<Long, Sign> devices = new HashMap<>();
    private Optional<String> message = Optional.empty();
    private long lastActive;
    private Presence told = Presence.NONE;
    private long toldUntil;
    private Kept kept = new Kept(Presence.NONE, 0);
    private final Map<String, Kept> elsewhere = new HashMap<>();

    /**
     * A device's sign of life.
     *
     * @param until when it is worth nothing any more, milliseconds since 1970
     * @param chosen whether the user said so, and not the client by asking what happened
     */
    record Sign(PresenceState state, long until, boolean chosen) {}

    /**
     * What a node has said for all of them.
     *
     * @param until when it is worth nothing any more, milliseconds since 1970; 0 if nothing was said
     */
    record Kept(Presence presence, long until) {}

    /** A device asks what happened. @return whether others may have to be told */
    synchronized boolean polls(long device, Sign sign, long now) {
        if (sign.state == PresenceState.OFFLINE) return false;
        Sign before = devices.get(device);
        if (before == null || before.until <= now) {
            devices.put(device, sign);
            if (sign.state == PresenceState.ONLINE) lastActive = now;
            return true;
        }
        boolean keeps = before.chosen && before.state.compareTo(sign.state) >= 0;
        PresenceState state = keeps ? before.state : sign.state;
        devices.put(device, new Sign(state, Math.max(before.until, sign.until), keeps));
        boolean news = before.state != state;
        if (news && state == PresenceState.ONLINE) lastActive = now;
        return news;
    }

    /** The user says so, on a device. */
    synchronized void chooses(long device, Sign sign, Optional<String> words, long now) {
        devices.put(device, sign);
        message = words;
        lastActive = now;
    }

    /** The user does something, on a device that is there. @return whether others may have to be told */
    synchronized boolean acts(long device, long now) {
        Sign before = devices.get(device);
        if (before == null || before.until <= now || before.state == PresenceState.OFFLINE) return false;
        boolean news = before.state != PresenceState.ONLINE || now - lastActive > ACTIVE;
        if (before.state == PresenceState.UNAVAILABLE)
            devices.put(device, new Sign(PresenceState.ONLINE, before.until, false));
        lastActive = now;
        return news;
    }

    /** The user's server says so. */
    synchronized void isTold(Presence presence, long until) {
        told = presence;
        toldUntil = until;
        message = presence.message();
        lastActive = presence.lastActive();
    }

    /** Another node says so, or an earlier life of this one said so. A message that is not kept yet is a later one. */
    synchronized void isKept(String teller, Kept said, long now) {
        Presence presence = said.presence;
        if (message.equals(kept.presence.message())) message = presence.message();
        lastActive = Math.max(lastActive, presence.lastActive());
        kept = new Kept(kept.presence.saying(presence.message()), kept.until);
        elsewhere.values().removeIf(each -> each.until <= now);
        if (said.until > now) elsewhere.put(teller, said);
        else elsewhere.remove(teller);
    }

    /** What this node is to say for all of them, unless it has, and for long enough. */
    synchronized Optional<Kept> due(long now) {
        Presence here = here(now);
        boolean runsOut = here.state() != PresenceState.OFFLINE && kept.until - now < KEPT_FOR / 2;
        if (here.looksLike(kept.presence) && !runsOut) return Optional.empty();
        return Optional.of(new Kept(here, now + KEPT_FOR));
    }

    synchronized void wasKept(Kept said) {
        kept = said;
    }

    /** Whether it is this node's part to tell other servers: it knows something by itself, or is all that is left. */
    synchronized boolean isOurs(long now) {
        boolean orphaned = !elsewhere.isEmpty() && elsewhere.values().stream().allMatch(each -> each.until <= now);
        return kept.until > 0 || orphaned;
    }

    synchronized Presence at(long now) {
        Presence found = here(now);
        for (Kept each : elsewhere.values()) if (each.until > now) found = found.or(each.presence);
        return found;
    }

    /** As far as it is known without other nodes. */
    private Presence here(long now) {
        if (toldUntil > now) return told;
        devices.values().removeIf(sign -> sign.until <= now);
        PresenceState state = PresenceState.OFFLINE;
        for (Sign sign : devices.values()) if (sign.state.compareTo(state) < 0) state = sign.state;
        if (state == PresenceState.ONLINE && now - lastActive > IDLE) state = PresenceState.UNAVAILABLE;
        return new Presence(state, state == PresenceState.ONLINE && now - lastActive <= ACTIVE, lastActive, message);
    }
}
