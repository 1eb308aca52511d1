package org.enishi.userdirectory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.security.Caller;
import org.enishi.security.limit.Limited;
import org.enishi.store.room.MemberStore;

/** @see <a href="https://spec.matrix.org/v1.19/client-server-api/#mutual-rooms">Matrix v1.19, "Mutual Rooms"</a> */
@Stateless
public class MutualRooms {
    private static final int MOST = 500;

    @Inject
    MemberStore members;

    /** A part of the rooms. @param count of all */
    public record Page(List<RoomId> joined, int count, Optional<String> nextBatch) {}

    /**
     * @param from {@code nextBatch} of the page before; empty for the first. It is the last room of that page.
     * @throws MatrixException {@code M_INVALID_PARAM} for oneself, and for a {@code from} that holds no longer;
     *     {@code M_LIMIT_EXCEEDED}
     */
    @Limited("client")
    public Page of(Caller caller, UserId other, String from) {
        if (caller.user().equals(other)) throw MatrixException.invalidParam("user_id must be another user");
        List<RoomId> all = members.joinedByBoth(caller.account(), other);
        int start = from.isEmpty() ? 0 : start(all, from);
        List<RoomId> page = all.subList(start, Math.min(start + MOST, all.size()));
        boolean more = start + page.size() < all.size();
        return new Page(
                page, all.size(), more ? Optional.of(page.get(page.size() - 1).value()) : Optional.empty());
    }

    private static int start(List<RoomId> all, String from) {
        int last = RoomId.isWellFormed(from) ? all.indexOf(new RoomId(from)) : -1;
        if (last < 0) throw MatrixException.invalidParam("from is unknown or too old");
        return last + 1;
    }
}
