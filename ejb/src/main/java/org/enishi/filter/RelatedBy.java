package org.enishi.filter;

import java.util.Optional;
import java.util.Set;

/**
 * {@code related_by_senders} and {@code related_by_rel_types}: only events to which another is related that was sent by one
 * of these, and by one of these types. Where both are given, one event must be both.
 */
record RelatedBy(Optional<Set<String>> senders, Optional<Set<String>> types) {
    static final RelatedBy ANYTHING = new RelatedBy(Optional.empty(), Optional.empty());

    boolean isWanted() {
        return senders.isPresent() || types.isPresent();
    }
}
