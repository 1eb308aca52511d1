package org.enishi.presence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.enishi.error.MatrixException;

/** Most active first: of several devices the most active one counts. */
public enum PresenceState {
    ONLINE,
    UNAVAILABLE,
    OFFLINE;

    public static Optional<PresenceState> find(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }

    /** @throws MatrixException {@code M_INVALID_PARAM} */
    public static PresenceState of(String text) {
        return find(text).orElseThrow(() -> MatrixException.invalidParam("presence is online, unavailable or offline"));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
