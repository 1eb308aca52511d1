package org.enishi.filter;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is wanted and what is not; the second wins.
 *
 * @param wanted empty if nothing is asked of it: all are wanted
 */
record Choice<T>(Optional<Predicate<T>> wanted, Predicate<T> unwanted) {
    /** Wants everything. */
    static <T> Choice<T> all() {
        return new Choice<>(Optional.empty(), value -> false);
    }

    boolean takes(T value) {
        return !unwanted.test(value) && (wanted.isEmpty() || wanted.get().test(value));
    }
}
