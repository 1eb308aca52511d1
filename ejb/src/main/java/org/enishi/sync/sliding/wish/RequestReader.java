package org.enishi.sync.sliding.wish;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.error.MatrixException;
import org.enishi.event.EventType;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request and says what is wrong with it: {@code M_BAD_JSON} for a value of another type, {@code M_INVALID_PARAM}
 * for one that means nothing or is too much. What is not known is for versions to come.
 */
public final class RequestReader {
    private static final int MOST_LISTS = 100;
    private static final int MOST_RANGES = 100;
    private static final int MOST_ROOMS = 1_000;
    private static final int MOST_STATE = 1_000;
    private static final int MOST_CHOICES = 1_000;
    private static final int MOST_EVENTS = 100;
    private static final int LONGEST_NAME = 255;

    private final UserId user;

    /** @param user who asks: {@code $ME} */
    public RequestReader(UserId user) {
        this.user = user;
    }

    /** @throws MatrixException see the class */
    public SlidingRequest read(JsonObject body) {
        var fields = new Fields(body);
        return new SlidingRequest(
                name(fields.text("conn_id").orElse("")),
                fields.text("txn_id").map(RequestReader::name),
                lists(fields.object("lists")),
                rooms(fields.object("room_subscriptions")),
                fields.object("extensions"));
    }

    private Map<String, ListWish> lists(JsonObject lists) {
        if (lists.size() > MOST_LISTS) throw MatrixException.invalidParam("There are too many lists");
        Map<String, ListWish> found = new LinkedHashMap<>();
        lists.forEach((name, list) -> found.put(name(name), list(new Fields(Fields.object("lists", list)))));
        return found;
    }

    private ListWish list(Fields list) {
        List<ListWish.Range> ranges = list.array("ranges", MOST_RANGES).stream()
                .map(RequestReader::range)
                .collect(Collectors.toCollection(ArrayList::new));
        list.array("range", 2).stream()
                .findFirst()
                .ifPresent(first -> ranges.add(range(list.object().get("range"))));
        return new ListWish(ranges, room(list), filter(new Fields(list.object("filters"))));
    }

    private static ListWish.Range range(@Nullable JsonValue value) {
        if (!(value instanceof JsonArray ends) || ends.size() != 2)
            throw Fields.wrong("a range", "a list of two numbers");
        int first = Fields.count("a range", ends.get(0));
        int last = Fields.count("a range", ends.get(1));
        if (last < first) throw MatrixException.invalidParam("A range must not end before it begins");
        return new ListWish.Range(first, last);
    }

    private Map<RoomId, RoomWish> rooms(JsonObject rooms) {
        if (rooms.size() > MOST_ROOMS) throw MatrixException.invalidParam("There are too many room subscriptions");
        Map<RoomId, RoomWish> found = new LinkedHashMap<>();
        rooms.forEach((room, wish) -> found.put(id(room), room(new Fields(Fields.object("room_subscriptions", wish)))));
        return found;
    }

    private RoomWish room(Fields wish) {
        int limit = Math.min(wish.count("timeline_limit").orElse(0), MOST_EVENTS);
        return new RoomWish(state(wish.array("required_state", MOST_STATE)), limit);
    }

    private RequiredState state(List<JsonValue> entries) {
        Map<String, Set<String>> keys = new HashMap<>();
        boolean lazy = false;
        for (JsonValue entry : entries) {
            List<String> pair = pair(entry);
            boolean lazily =
                    pair.get(0).equals(EventType.MEMBER.value()) && pair.get(1).equals("$LAZY");
            if (lazily) lazy = true;
            else keys.computeIfAbsent(pair.get(0), none -> new HashSet<>()).add(key(pair.get(1)));
        }
        keys.replaceAll((type, wanted) -> Set.copyOf(wanted));
        return new RequiredState(Map.copyOf(keys), lazy);
    }

    private String key(String text) {
        return text.equals("$ME") ? user.value() : text;
    }

    private static List<String> pair(JsonValue entry) {
        boolean isPair = entry instanceof JsonArray pair
                && pair.size() == 2
                && pair.stream().allMatch(JsonString.class::isInstance)
                && !pair.getString(0).isEmpty()
                && pair.getString(0).length() <= LONGEST_NAME;
        if (!isPair) throw Fields.wrong("required_state", "a list of pairs of a type and a state key");
        return entry.asJsonArray().getValuesAs(JsonString::getString);
    }

    private static ListFilter filter(Fields filter) {
        return new ListFilter(
                filter.flag("is_dm"),
                filter.flag("is_encrypted"),
                filter.flag("is_invite"),
                choices(filter, "room_types"),
                choices(filter, "not_room_types").orElse(Set.of()),
                choices(filter, "tags"),
                choices(filter, "not_tags").orElse(Set.of()),
                choices(filter, "spaces")
                        .map(spaces -> spaces.stream().map(RequestReader::id).collect(Collectors.toSet())));
    }

    /** A null among them stands for what has none. */
    private static Optional<Set<String>> choices(Fields filter, String key) {
        if (!filter.object().containsKey(key) || filter.object().isNull(key)) return Optional.empty();
        Set<String> found = new HashSet<>();
        for (JsonValue choice : filter.array(key, MOST_CHOICES)) {
            if (choice == JsonValue.NULL) found.add(ListFilter.PLAIN);
            else if (choice instanceof JsonString text) found.add(text.getString());
            else throw Fields.wrong(key, "a list of strings");
        }
        return Optional.of(found);
    }

    private static RoomId id(String text) {
        if (!RoomId.isWellFormed(text)) throw MatrixException.invalidParam("This is no room ID: " + text);
        return new RoomId(text);
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME)
            throw MatrixException.invalidParam("A name must not be longer than " + LONGEST_NAME);
        return text;
    }
}
