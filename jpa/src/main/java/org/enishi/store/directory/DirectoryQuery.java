package org.enishi.store.directory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which published rooms are wanted. The order is by joined members, most first, then by surrogate key, oldest first.
 *
 * @param term to be found in name, topic or alias, without regard to case
 * @param types room types, where {@code null} in the list stands for rooms without a type; absent for all
 * @param federatedOnly without rooms that users of other servers cannot enter
 * @param from where to read on
 */
public record DirectoryQuery(
        Optional<String> term,
        Optional<List<@Nullable String>> types,
        boolean federatedOnly,
        Optional<From> from,
        int limit) {
    /**
     * The rooms beside this one in the order.
     *
     * @param backwards those before it, nearest first; else those behind it
     */
    public record From(long joined, long nid, boolean backwards) {}
}
