package org.enishi.filter;

import java.util.Optional;

/**
 * What a client wants from {@code /sync}. Immutable, parsed once. Two filters are equal if their texts are: equal
 * filters share rendered answers.
 *
 * @param text the canonical JSON it was read from
 * @param fields empty if all fields are wanted
 * @param federationFormat events as they are sent between servers
 */
public record Filter(
        String text,
        Optional<EventFields> fields,
        boolean federationFormat,
        EventFilter presence,
        EventFilter accountData,
        RoomFilter room) {
    /** Takes everything, as if there were no filter. */
    public static final Filter ALL =
            new Filter("{}", Optional.empty(), false, EventFilter.ALL, EventFilter.ALL, RoomFilter.ALL);

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && text.equals(filter.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
