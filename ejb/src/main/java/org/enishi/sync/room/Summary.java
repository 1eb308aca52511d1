package org.enishi.sync.room;

import java.util.List;
import org.enishi.id.UserId;
import org.enishi.json.JsonOut;
import org.enishi.store.sync.RoomSize;

/**
 * What clients show of a room in a list.
 *
 * @param heroes after whom the room is called; empty if it has a name
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync">Matrix v1.19, RoomSummary</a>
 */
public record Summary(List<UserId> heroes, RoomSize size) {
    void write(JsonOut out) {
        out.key("summary").open();
        if (!heroes.isEmpty()) {
            out.key("m.heroes")
                    .array(heroes.stream()
                            .map(hero -> new JsonOut().text(hero.value()).bytes())
                            .toList());
        }
        out.key("m.joined_member_count").number(size.joined());
        out.key("m.invited_member_count").number(size.invited()).close();
    }
}
