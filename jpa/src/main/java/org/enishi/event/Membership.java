package org.enishi.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is to a room. */
public enum Membership {
    JOIN,
    INVITE,
    KNOCK,
    LEAVE,
    BAN;

    /** Empty for a value that the specification does not name. */
    public static Optional<Membership> of(String value) {
        return Arrays.stream(values())
                .filter(each -> each.value().equals(value))
                .findFirst();
    }

    /** Gone, removed or banned: neither in the room nor waiting outside. */
    public boolean isAway() {
        return this == LEAVE || this == BAN;
    }

    /** As it is written in {@code content.membership}. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
