package org.enishi.governance.freezing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.configuration.Configuration;
import org.enishi.id.UserId;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.policy.frozen.FrozenRooms;
import org.enishi.store.governance.FrozenRoom;
import org.enishi.store.governance.FrozenRoomStore;

/** What is remembered and told of frozen rooms. Called in drafts. */
@ApplicationScoped
public class FreezeNotes {
    private static final String ACTOR = "mixed-rooms";

    @Inject
    FrozenRoomStore store;

    @Inject
    AuditLog audit;

    @Inject
    Configuration configuration;

    void freeze(Pen pen, FrozenRoom room) {
        Optional<FrozenRoom> known = store.find(room.room().nid(), room.domain());
        if (known.filter(each -> !each.isFrozen()).isPresent()) return;
        store.put(room);
        if (known.isPresent()) return;
        tell(pen, room, FrozenRooms.sentence(configuration.serverName(), room));
        audit.write(new Deed(AuditAction.ROOM_FROZEN, ACTOR, room.room().id().value(), "", null, json(room)));
    }

    void thaw(Pen pen, FrozenRoom room, String why) {
        if (store.find(room.room().nid(), room.domain())
                .filter(FrozenRoom::isFrozen)
                .isEmpty()) return;
        store.remove(room);
        tell(pen, room, "This room is not frozen any more because of " + room.domain() + ": " + why + ".");
        audit.write(new Deed(AuditAction.ROOM_THAWED, ACTOR, room.room().id().value(), why, json(room), null));
    }

    /** By an administrator, for all domains that are in it. */
    int release(Pen pen, FrozenRoom room, Release release) {
        int released = store.release(room.room().nid(), release.by(), release.at());
        if (released == 0) return 0;
        tell(
                pen,
                room,
                "An administrator has released this room. " + room.domain() + " can read what is said here;"
                        + " what its users say is not shown.");
        audit.write(new Deed(
                AuditAction.ROOM_RELEASED,
                release.by().value(),
                room.room().id().value(),
                release.reason(),
                json(room),
                null));
        return released;
    }

    /** @param at milliseconds */
    public record Release(UserId by, String reason, long at) {}

    private void tell(Pen pen, FrozenRoom room, String text) {
        JsonObject notice =
                Json.object().add("msgtype", "m.notice").add("body", text).build();
        pen.tell(room.room().id(), new UserId("@enishi-notices:" + configuration.serverName()), notice);
    }

    private static JsonObject json(FrozenRoom room) {
        return Json.object()
                .add("host", room.room().host().value())
                .add("domain", room.domain().value())
                .add("rule", room.why().rule())
                .add(
                        "strangers",
                        Json.array(room.strangers().stream().map(UserId::value).toList()))
                .build();
    }
}
