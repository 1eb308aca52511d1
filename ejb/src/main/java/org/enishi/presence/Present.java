package org.enishi.presence;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of one user: by the devices, if it is one of ours, else by the user's server. */
final class Present {
    private static final long IDLE = Duration.ofMinutes(5).toMillis();
    private static final long ACTIVE = Duration.ofMinutes(1).toMillis();

    private final Map<Long, Sign> devices = new HashMap<>();
    private Optional<String> message = Optional.empty();
    private long lastActive;
    private Presence told = Presence.NONE;
    private long toldUntil;

    /**
     * A device's sign of life.
     *
     * @param until when it is worth nothing any more, milliseconds since 1970
     * @param chosen whether the user said so, and not the client by asking what happened
     */
    record Sign(PresenceState state, long until, boolean chosen) {}

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
    }

    synchronized Presence at(long now) {
        if (toldUntil > now) return told;
        if (toldUntil > 0) return new Presence(PresenceState.OFFLINE, false, told.lastActive(), told.message());
        devices.values().removeIf(sign -> sign.until <= now);
        PresenceState state = PresenceState.OFFLINE;
        for (Sign sign : devices.values()) if (sign.state.compareTo(state) < 0) state = sign.state;
        if (state == PresenceState.ONLINE && now - lastActive > IDLE) state = PresenceState.UNAVAILABLE;
        return new Presence(state, state == PresenceState.ONLINE && now - lastActive <= ACTIVE, lastActive, message);
    }
}
