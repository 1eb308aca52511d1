package org.enishi.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.enishi.event.EventType;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.EventId;
import org.enishi.store.sql.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trie is a map whose name is its content; on every database. A failure names its seed. */
interface StateTrieContract {
    ThreadTransactions database();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    default void itHoldsWhatAMapHolds(long seed) {
        var world = new World(database(), seed);
        Map<StateKey, EventId> map = new HashMap<>();
        StateRoot root = StateRoot.EMPTY;
        for (int i = 0; i < 40; i++) {
            Map<StateKey, EventId> put = world.entries(1 + world.random.nextInt(30));
            root = world.editor.put(root, put);
            map.putAll(put);
            Set<StateKey> gone = world.some(map.keySet(), world.random.nextInt(20));
            root = world.editor.remove(root, gone);
            map.keySet().removeAll(gone);
            assertThat(world.pending.all(root)).isEqualTo(map);
        }
        world.save();
        for (StateKey key : map.keySet())
            assertThat(world.stored().get(root, key)).contains(map.get(key));
        assertThat(world.stored().all(root)).isEqualTo(map);
        assertThat(world.stored().get(root, map.keySet())).isEqualTo(map);
        assertThat(world.stored().get(root, new StateKey(EventType.TOPIC, "none")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    default void equalStatesHaveEqualRootsHoweverTheyCameAbout(long seed) {
        var world = new World(database(), seed);
        Map<StateKey, EventId> wanted = world.entries(200);
        StateRoot atOnce = world.editor.put(StateRoot.EMPTY, wanted);

        StateRoot stepwise = world.editor.put(StateRoot.EMPTY, world.entries(150));
        List<StateKey> order = new ArrayList<>(wanted.keySet());
        Collections.shuffle(order, world.random);
        for (StateKey key : order) stepwise = world.editor.put(stepwise, key, wanted.get(key));
        Set<StateKey> surplus = new HashSet<>(world.pending.all(stepwise).keySet());
        surplus.removeAll(wanted.keySet());
        stepwise = world.editor.remove(stepwise, surplus);
        assertThat(stepwise).isEqualTo(atOnce);
        assertThat(world.editor.remove(atOnce, wanted.keySet())).isEqualTo(StateRoot.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    default void theDifferenceIsWhatDiffers(long seed) {
        var world = new World(database(), seed);
        StateRoot one = world.editor.put(StateRoot.EMPTY, world.entries(world.random.nextInt(300)));
        StateRoot other = world.editor.put(one, world.entries(world.random.nextInt(30)));
        other = world.editor.remove(other, world.some(world.pending.all(other).keySet(), world.random.nextInt(30)));
        Map<StateKey, EventId> patched = world.pending.all(one);
        for (StateChange change : world.pending.diff(one, other)) {
            assertThat(patched.get(change.key())).isEqualTo(change.before()).isNotEqualTo(change.after());
            if (change.after() == null) patched.remove(change.key());
            else patched.put(change.key(), change.after());
        }
        assertThat(patched).isEqualTo(world.pending.all(other));
        assertThat(world.pending.diff(one, one)).isEmpty();
        assertThat(world.pending.diff(StateRoot.EMPTY, one))
                .hasSize(world.pending.all(one).size());
    }

    @Test
    default void aChangeInALargeRoomWritesItsWayOnly() {
        var world = new World(database(), 31);
        StateRoot large = world.editor.put(StateRoot.EMPTY, world.entries(10_000));
        world.save();
        var nodes = new NewNodes(world.store);
        new StateEditor(nodes).put(large, new StateKey(EventType.MEMBER, "@new:a.example"), world.event());
        assertThat(nodes.nodes()).hasSizeLessThanOrEqualTo(5);
        assertThat(nodes.nodes().values().stream()
                        .mapToInt(node -> node.bytes().length)
                        .sum())
                .isLessThan(1_600);
    }

    /** A database, a trie, and a source of keys and events. */
    final class World {
        private static final List<EventType> TYPES = List.of(EventType.MEMBER, EventType.TOPIC, new EventType("x.y"));

        final Random random;
        final ThreadTransactions database;
        final NodeStore store;
        final NewNodes nodes;
        final StateEditor editor;
        final StateTrie pending;

        World(ThreadTransactions database, long seed) {
            this.random = new Random(seed);
            this.database = database;
            this.store = new NodeStore(new Sql(database), 1 << 20);
            this.nodes = new NewNodes(store);
            this.editor = new StateEditor(nodes);
            this.pending = new StateTrie(nodes);
        }

        /** Writes twice: what is there stays. */
        void save() {
            store.insert(List.of(nodes));
            store.insert(List.of(nodes));
            store.committed(List.of(nodes));
        }

        /** As another node sees it: nothing in memory. */
        StateTrie stored() {
            return new StateTrie(new NodeStore(new Sql(database), 1 << 20));
        }

        Map<StateKey, EventId> entries(int count) {
            Map<StateKey, EventId> entries = new HashMap<>();
            int keys = Math.max(400, count * 4);
            while (entries.size() < count) {
                String key = "@user" + random.nextInt(keys) + ":a.example";
                entries.put(new StateKey(TYPES.get(random.nextInt(TYPES.size())), key), event());
            }
            return entries;
        }

        EventId event() {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            return new EventId(random.nextInt(10) == 0 ? "$" + text.substring(1) + ":old.example" : "$" + text);
        }

        Set<StateKey> some(Set<StateKey> keys, int count) {
            List<StateKey> list = new ArrayList<>(keys);
            Collections.sort(list);
            Collections.shuffle(list, random);
            return new HashSet<>(list.subList(0, Math.min(count, list.size())));
        }
    }
}
