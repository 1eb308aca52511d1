package org.enishi.journal;

import java.util.Set;
import java.util.function.Function;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;

/**
 * Something to be written. It runs on the committer's thread, inside the batch's transaction, in order of arrival, and
 * may run again if the batch must be repeated: it has no effect but through its {@link Pen} and through stores in the
 * same transaction. A {@link org.enishi.error.MatrixException} thrown here goes to the caller, and nothing of this draft
 * is written.
 */
@FunctionalInterface
public interface Draft<T> {
    T write(Pen pen);

    /** The rooms that will be asked for: the batch loads them together. A room not named here is loaded when asked for. */
    default Set<RoomId> rooms() {
        return Set.of();
    }

    /** The transactions that {@link Pen#madeBy} will be asked for: the batch looks them up together. */
    default Set<ClientTransaction> transactions() {
        return Set.of();
    }

    /** The events that it brings in: the batch looks together which of them are here already. */
    default Set<EventId> arriving() {
        return Set.of();
    }

    /**
     * Whether it writes through stores beside the pen. If such a draft is refused, its batch is rolled back and each of
     * its drafts run alone; so say no where it is true.
     */
    default boolean usesStores() {
        return true;
    }

    /**
     * Whether its events are sent even where the room's policy server does not recommend them: what the company does in its
     * own name is nobody else's decision.
     */
    default boolean insists() {
        return false;
    }

    /** A draft that writes with its pen only, and in no room: the cheapest kind. */
    static <T> Draft<T> penOnly(Function<Pen, T> body) {
        return penOnly(Set.of(), Set.of(), body);
    }

    /** A draft that writes with its pen only: the cheap kind. */
    static <T> Draft<T> penOnly(RoomId room, Function<Pen, T> body) {
        return penOnly(Set.of(room), Set.of(), body);
    }

    /** A draft that writes with its pen only: the cheap kind. */
    static <T> Draft<T> penOnly(Set<RoomId> rooms, Set<ClientTransaction> transactions, Function<Pen, T> body) {
        return new Draft<>() {
            @Override
            public T write(Pen pen) {
                return body.apply(pen);
            }

            @Override
            public Set<RoomId> rooms() {
                return rooms;
            }

            @Override
            public Set<ClientTransaction> transactions() {
                return transactions;
            }

            @Override
            public boolean usesStores() {
                return false;
            }
        };
    }
}
