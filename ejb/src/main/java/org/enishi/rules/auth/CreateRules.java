package org.enishi.rules.auth;

import static org.enishi.rules.auth.Rule.CREATE_ADDITIONAL_CREATORS_INVALID;
import static org.enishi.rules.auth.Rule.CREATE_HAS_PREV_EVENTS;
import static org.enishi.rules.auth.Rule.CREATE_NAMES_A_ROOM;
import static org.enishi.rules.auth.Rule.CREATE_ROOM_OF_ANOTHER_DOMAIN;
import static org.enishi.rules.auth.Rule.CREATE_VERSION_UNKNOWN;
import static org.enishi.rules.auth.Rule.CREATE_WITHOUT_CREATOR;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.rules.auth.Verdict.reject;

import jakarta.json.JsonString;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;

/** The rules for {@code m.room.create}. */
final class CreateRules {
    Verdict judge(Event create) {
        if (!create.prevEvents().isEmpty()) return reject(CREATE_HAS_PREV_EVENTS);
        if (create.version().roomIdIsCreateEventHash()) {
            if (create.json().containsKey("room_id")) return reject(CREATE_NAMES_A_ROOM);
            if (!Creators.areValid(create)) return reject(CREATE_ADDITIONAL_CREATORS_INVALID);
        } else if (!isOfSendersDomain(create)) return reject(CREATE_ROOM_OF_ANOTHER_DOMAIN);
        if (!versionIsKnown(create)) return reject(CREATE_VERSION_UNKNOWN);
        if (lacksCreator(create)) return reject(CREATE_WITHOUT_CREATOR);
        return ALLOW;
    }

    private static boolean isOfSendersDomain(Event create) {
        String room = create.room().value();
        int colon = room.indexOf(':');
        return colon > 0
                && room.substring(colon + 1).equals(create.sender().server().value());
    }

    private static boolean versionIsKnown(Event create) {
        if (!create.content().containsKey("room_version")) return true;
        return create.content().get("room_version") instanceof JsonString version
                && RoomVersion.of(version.getString()).isPresent();
    }

    private static boolean lacksCreator(Event create) {
        return !create.version().creatorIsSender() && !create.content().containsKey("creator");
    }
}
