package org.enishi.journal.meaning;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.enishi.event.Event;
import org.enishi.event.RoomState;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.rules.auth.PowerLevels;
import org.enishi.rules.push.Facts;
import org.enishi.rules.push.Ruleset;
import org.enishi.rules.push.Weight;
import org.enishi.rules.relation.Threads;
import org.enishi.store.event.StoredEvent;
import org.enishi.store.push.EventMark;

/** What an event is to members with the usual push rules, all alike but for those whom it mentions. */
public record Meaning(RoomState state, Function<EventId, Optional<Event>> events, Accounts accounts) {
    private static final UserId ANYBODY = new UserId("@:anybody");
    private static final Ruleset USUAL = Ruleset.of(ANYBODY, JsonValue.EMPTY_JSON_OBJECT);
    private static final int MOST_MENTIONS = 100;

    /** Surrogate keys of those of these users who have an account here. */
    @FunctionalInterface
    public interface Accounts {
        Map<UserId, Long> of(Collection<UserId> users);
    }

    /**
     * @param answers whether its sender is a user here who has read by it
     * @return empty if nobody is to be told that it is unread, and nobody has read by it
     */
    public Optional<EventMark> of(StoredEvent stored, boolean answers) {
        Event event = stored.event();
        Weight weight = USUAL.weigh(event, facts());
        List<Long> mentioned = weight == Weight.HIGHLIGHTS ? List.of() : mentioned(event);
        if (weight == Weight.NOTHING && mentioned.isEmpty() && !answers) return Optional.empty();
        return Optional.of(new EventMark(
                stored.roomNid(),
                stored.position(),
                weight.ordinal(),
                event.sender().value(),
                Threads.of(event, events),
                mentioned));
    }

    private List<Long> mentioned(Event event) {
        if (!(event.content().get("m.mentions") instanceof JsonObject mentions)) return List.of();
        if (!(mentions.get("user_ids") instanceof JsonArray ids) || ids.isEmpty()) return List.of();
        List<UserId> named = ids.stream()
                .filter(JsonString.class::isInstance)
                .map(id -> ((JsonString) id).getString())
                .filter(UserId::isWellFormed)
                .map(UserId::new)
                .distinct()
                .limit(MOST_MENTIONS)
                .filter(user -> highlights(event, user))
                .toList();
        return List.copyOf(accounts.of(named).values());
    }

    private boolean highlights(Event event, UserId user) {
        return Ruleset.of(user, JsonValue.EMPTY_JSON_OBJECT).weigh(event, facts()) == Weight.HIGHLIGHTS;
    }

    /** How many members there are changes the sound, and nothing that counts. */
    private Facts facts() {
        return new Facts() {
            @Override
            public int memberCount() {
                return 0;
            }

            @Override
            public Optional<String> displayName() {
                return Optional.empty();
            }

            @Override
            public boolean mayNotify(UserId sender, String key) {
                PowerLevels power = PowerLevels.of(state);
                return power.of(sender) >= power.toNotify(key);
            }
        };
    }
}
