package org.enishi.journal;

import java.util.Set;
import java.util.function.Function;
import org.enishi.id.RoomId;

/** A draft that touches no store. */
record PenOnly<T>(Set<RoomId> rooms, Set<ClientTransaction> transactions, Function<Pen, T> body) implements Draft<T> {
    @Override
    public T write(Pen pen) {
        return body.apply(pen);
    }

    @Override
    public boolean usesStores() {
        return false;
    }
}
