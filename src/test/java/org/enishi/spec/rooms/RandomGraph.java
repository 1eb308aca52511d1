package org.enishi.spec.rooms;

import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;
import static org.enishi.spec.rooms.PaperRoom.DAVE;
import static org.enishi.spec.rooms.PaperRoom.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.EventId;
import org.enishi.id.UserId;
import org.enishi.rules.auth.AuthEventList;
import org.enishi.rules.auth.AuthEvents;
import org.enishi.rules.auth.Authoriser;

/**
 * A room whose servers build events beside one another, behind whatever they have seen, some of them against the rules.
 * Everything follows from the version and the seed. Alice, who made the room, stays and keeps her power; her last event
 * brings all ends together. Whoever prints a graph can see what happened.
 */
final class RandomGraph {
    static final UserId ZED = new UserId("@zed:z.example");
    private static final UserId[] USERS = {ALICE, BOB, CAROL, DAVE, new UserId("@eve:four.example"), ZED};
    private static final int MANY_ENDS = 6;

    final PaperRoom room;
    final RoomVersion version;

    /** The room's first events, one after the other; at the last one Zed comes in. */
    final List<Event> start = new ArrayList<>();

    /** All others, each behind those that it follows. */
    final List<Event> events = new ArrayList<>();

    final Map<EventId, Map<StateKey, Event>> before = new HashMap<>();
    final Set<EventId> rejected = new HashSet<>();
    private final Map<EventId, Map<StateKey, Event>> after = new LinkedHashMap<>();
    private final Set<EventId> ends = new LinkedHashSet<>();
    private final Random random;
    private final long seed;

    RandomGraph(RoomVersion version, long seed, int size) {
        this.version = version;
        this.seed = seed;
        this.random = new Random(seed);
        this.room = PaperRoom.of(version);
        start.add(room.at(StateKey.CREATE));
        start.add(room.at(StateKey.member(ALICE)));
        start.add(room.powerLevels(ALICE, levels()));
        start.add(room.joinRule("public"));
        start.add(room.member(ZED, ZED, "join"));
        Event last = start.get(start.size() - 1);
        after.put(last.id(), Map.copyOf(room.state));
        ends.add(last.id());
        for (int i = 0; i < size; i++) grow();
        PaperRoom all = place(List.copyOf(ends));
        place(all, all.make(ALICE, "m.room.topic", "", content("topic", "the end")), List.copyOf(ends));
    }

    /** The states that meet before an event; one if it follows a single event. */
    List<Map<StateKey, Event>> meetingBefore(Event event) {
        return event.prevEvents().stream().map(after::get).distinct().toList();
    }

    Map<StateKey, Event> after(Event event) {
        return Objects.requireNonNull(after.get(event.id()));
    }

    /** All events but the first, in another order in which each comes behind those that it follows and rests on. */
    List<Event> inAnotherOrder(Random chance) {
        List<Event> rest = new ArrayList<>(events);
        Set<EventId> reached = start.stream().map(Event::id).collect(Collectors.toSet());
        List<Event> order = new ArrayList<>();
        while (!rest.isEmpty()) {
            Collections.shuffle(rest, chance);
            Event next = rest.stream()
                    .filter(event -> reached.containsAll(event.prevEvents()) && reached.containsAll(event.authEvents()))
                    .findFirst()
                    .orElseThrow();
            rest.remove(next);
            reached.add(next.id());
            order.add(next);
        }
        return order;
    }

    private void grow() {
        List<EventId> behind = behind();
        PaperRoom here = place(behind).at(2_000 + random.nextInt(60));
        boolean honest = random.nextInt(8) > 0;
        for (int attempt = 0; attempt < 5; attempt++) {
            PaperRoom permissions = honest ? here : here.standing(behind, anyState());
            Event event = step(permissions.at(2_000 + random.nextInt(60)));
            if (after.containsKey(event.id()) || (honest && !here.judge(event).isAllowed())) continue;
            place(here, event, behind);
            return;
        }
    }

    private List<EventId> behind() {
        List<EventId> candidates =
                new ArrayList<>(ends.size() > MANY_ENDS || random.nextInt(3) > 0 ? ends : after.keySet());
        Collections.shuffle(candidates, random);
        int most = ends.size() > MANY_ENDS ? 4 : 1 + random.nextInt(3);
        return List.copyOf(candidates.subList(0, Math.min(most, candidates.size())));
    }

    private Map<StateKey, Event> anyState() {
        List<Map<StateKey, Event>> all = List.copyOf(after.values());
        return all.get(random.nextInt(all.size()));
    }

    private PaperRoom place(List<EventId> behind) {
        List<Map<StateKey, Event>> states = behind.stream().map(after::get).toList();
        Map<StateKey, Event> state = Resolution.events(room, Resolution.resolve(room, states));
        return room.standing(behind, state);
    }

    private void place(PaperRoom here, Event event, List<EventId> behind) {
        Map<StateKey, Event> state = Map.copyOf(here.state);
        before.put(event.id(), state);
        here.add(event);
        if (isAllowed(event, state)) {
            after.put(event.id(), Map.copyOf(here.state));
        } else {
            after.put(event.id(), state);
            rejected.add(event.id());
            room.markRejected(event);
        }
        events.add(event);
        behind.forEach(ends::remove);
        ends.add(event.id());
    }

    private boolean isAllowed(Event event, Map<StateKey, Event> state) {
        List<Event> auth = authEvents(event);
        var list = AuthEventList.judge(event, auth, each -> rejected.contains(each.id()));
        var byAuth = new Authoriser().judge(event, AuthEvents.state(auth, Optional.of(room.at(StateKey.CREATE))));
        var byState = new Authoriser().judge(event, key -> Optional.ofNullable(state.get(key)));
        return list.isAllowed() && byAuth.isAllowed() && byState.isAllowed();
    }

    List<Event> authEvents(Event event) {
        return event.authEvents().stream().map(id -> room.known(id).event()).toList();
    }

    private Event step(PaperRoom at) {
        UserId sender = USERS[random.nextInt(USERS.length)];
        UserId target = USERS[1 + random.nextInt(USERS.length - 1)];
        String[] memberships = {"join", "leave", "invite", "ban"};
        return switch (random.nextInt(8)) {
            case 0 -> at.make(sender, "m.room.topic", "", content("topic", "t" + random.nextInt(99)));
            case 1 -> at.make(sender, "m.room.join_rules", "", content("join_rule", rule()));
            case 2 -> at.make(sender, "m.room.power_levels", "", PaperRoom.json(levels()));
            case 3 -> at.make(sender, "m.room.message", null, content("body", "hello " + random.nextInt(99)));
            case 4, 5 -> at.membership(target, target, random.nextInt(4) == 0 ? "leave" : "join");
            default -> at.membership(sender, target, memberships[random.nextInt(memberships.length)]);
        };
    }

    private String rule() {
        return random.nextInt(3) > 0 ? "public" : "invite";
    }

    /** Nobody but Alice ever has hers. */
    private String levels() {
        String alice = version.creatorsHaveInfinitePower() ? "" : "'@alice:one.example':100,";
        return "{'users':{" + alice + "'@bob:two.example':" + random.nextInt(100) + ",'@carol:three.example':"
                + random.nextInt(100) + "},'ban':" + (20 + random.nextInt(50)) + "}";
    }

    @Override
    public String toString() {
        var text = new StringBuilder("room version " + version + ", seed " + seed + "\n");
        start.forEach(event -> text.append(line(event)));
        events.forEach(event -> text.append(line(event)));
        return text.toString();
    }

    private String line(Event event) {
        return "%s%s %s %s of %s at %d %s behind %s by %s%n"
                .formatted(
                        name(event.id()),
                        rejected.contains(event.id()) ? " REJECTED" : "",
                        event.type(),
                        event.stateKeyText().orElse("-"),
                        event.sender(),
                        event.originServerTs(),
                        event.content(),
                        event.prevEvents().stream().map(RandomGraph::name).toList(),
                        event.authEvents().stream().map(RandomGraph::name).toList());
    }

    private static String name(EventId id) {
        return id.value().substring(0, 7);
    }
}
