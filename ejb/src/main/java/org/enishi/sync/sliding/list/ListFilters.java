package org.enishi.sync.sliding.list;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.enishi.event.Membership;
import org.enishi.id.RoomId;
import org.enishi.sync.data.OwnData;
import org.enishi.sync.sliding.wish.ListFilter;

/** Decides which candidates belong to a list; looks up only what its filter asks for. */
@Dependent
public class ListFilters {
    @Inject
    RoomKinds kinds;

    @Inject
    OwnData own;

    @Inject
    SpaceChildren children;

    List<Candidate> apply(ListFilter filter, List<Candidate> rooms, long account) {
        Predicate<Candidate> wanted = direct(filter, account)
                .and(kind(filter))
                .and(tagged(filter, account))
                .and(inSpaces(filter, rooms))
                .and(room -> filter.invite()
                        .map(invite -> invite == (room.membership() == Membership.INVITE))
                        .orElse(true));
        return rooms.stream().filter(wanted).toList();
    }

    private Predicate<Candidate> direct(ListFilter filter, long account) {
        if (filter.direct().isEmpty()) return any -> true;
        Set<RoomId> direct = own.directRooms(account);
        return room -> filter.direct().get() == direct.contains(room.id());
    }

    private Predicate<Candidate> kind(ListFilter filter) {
        if (filter.encrypted().isEmpty() && !filter.asksForTypes()) return any -> true;
        return room -> {
            RoomKind kind = kinds.of(room);
            boolean rightType =
                    filter.types().map(types -> types.contains(kind.type())).orElse(true);
            boolean rightCover =
                    filter.encrypted().map(wanted -> wanted == kind.encrypted()).orElse(true);
            return rightType && rightCover && !filter.unwantedTypes().contains(kind.type());
        };
    }

    private Predicate<Candidate> tagged(ListFilter filter, long account) {
        if (!filter.asksForTags()) return any -> true;
        Map<RoomId, Set<String>> tags = own.tags(account);
        return room -> {
            Set<String> given = tags.getOrDefault(room.id(), Set.of());
            boolean wanted = filter.tags()
                    .map(some -> !Collections.disjoint(some, given))
                    .orElse(true);
            return wanted && Collections.disjoint(filter.unwantedTags(), given);
        };
    }

    private Predicate<Candidate> inSpaces(ListFilter filter, List<Candidate> rooms) {
        if (filter.spaces().isEmpty()) return any -> true;
        Set<RoomId> spaces = filter.spaces().get();
        Set<RoomId> inside = children.of(rooms.stream()
                .filter(room -> room.membership() == Membership.JOIN && spaces.contains(room.id()))
                .map(Candidate::head)
                .filter(Objects::nonNull)
                .toList());
        return room -> inside.contains(room.id());
    }
}
