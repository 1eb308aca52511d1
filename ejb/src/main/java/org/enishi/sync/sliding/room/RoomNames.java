package org.enishi.sync.sliding.room;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.journal.Rooms;
import org.enishi.json.JsonOut;
import org.enishi.sync.room.Summary;
import org.enishi.timeline.hearing.Hearing;

/** Writes what clients show of a room in a list: its name, or after whom it is called, its picture, how many are in it. */
@Dependent
public class RoomNames {
    private static final StateKey NAME = StateKey.of(EventType.NAME);
    private static final StateKey ALIAS = StateKey.of(EventType.CANONICAL_ALIAS);
    private static final StateKey AVATAR = StateKey.of(EventType.AVATAR);

    @Inject
    Rooms rooms;

    @Inject
    Hearing hearing;

    /** In a direct chat the other one's picture stands for the room's. */
    void write(Draft draft, Summary summary, JsonOut out) {
        List<StateKey> keys = new ArrayList<>(List.of(NAME, ALIAS, AVATAR));
        summary.heroes().forEach(hero -> keys.add(StateKey.member(hero)));
        Map<StateKey, Event> found = new HashMap<>();
        hearing.heard(rooms.events(draft.place().range().last().state(), keys))
                .forEach((key, stored) -> found.put(key, draft.view().seen(stored)));
        boolean direct = draft.place().direct();
        Shown shown = new Shown(draft.place().isFresh(), out);
        shown.write("name", text(found, NAME, "name").or(() -> text(found, ALIAS, "alias")));
        shown.write(
                "avatar",
                text(found, AVATAR, "url").or(() -> direct ? avatarOfOnly(summary.heroes(), found) : Optional.empty()));
        if (!summary.heroes().isEmpty()) out.key("heroes").array(heroes(summary.heroes(), found));
        out.key("joined_count").number(summary.size().joined());
        out.key("invited_count").number(summary.size().invited());
    }

    /** @param fresh whether the client has nothing of the room that could be taken back */
    private record Shown(boolean fresh, JsonOut out) {
        void write(String key, Optional<String> value) {
            if (value.isPresent()) out.key(key).text(value.get());
            else if (!fresh) out.key(key).none();
        }
    }

    private static Optional<String> avatarOfOnly(Collection<UserId> heroes, Map<StateKey, Event> found) {
        if (heroes.size() != 1) return Optional.empty();
        return text(found, StateKey.member(heroes.iterator().next()), "avatar_url");
    }

    private static List<byte[]> heroes(Collection<UserId> heroes, Map<StateKey, Event> found) {
        return heroes.stream()
                .map(hero -> {
                    JsonOut out = new JsonOut().open().key("user_id").text(hero.value());
                    StateKey member = StateKey.member(hero);
                    text(found, member, "displayname")
                            .ifPresent(name -> out.key("displayname").text(name));
                    text(found, member, "avatar_url")
                            .ifPresent(url -> out.key("avatar_url").text(url));
                    return out.close().bytes();
                })
                .toList();
    }

    private static Optional<String> text(Map<StateKey, Event> state, StateKey key, String field) {
        return Optional.ofNullable(state.get(key))
                .flatMap((Event event) -> event.contentString(field))
                .filter(text -> !text.isEmpty());
    }
}
