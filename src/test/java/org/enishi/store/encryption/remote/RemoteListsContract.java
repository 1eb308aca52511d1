package org.enishi.store.encryption.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.event.Membership;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a device list of another server may be kept, and who knows whom, as every database must tell. */
abstract class RemoteListsContract {
    private static final UserId ALICE = new UserId("@alice:one.example");
    private static final UserId BOB = new UserId("@bob:two.example");
    private static final ServerName TWO = BOB.server();

    abstract ThreadTransactions database();

    @Test
    void a_list_is_right_while_a_room_is_shared_that_is_older_than_it() {
        JournalStores stores = new JournalStores(database(), 1 << 20);
        RemoteListStore lists = new RemoteListStore();
        lists.stores = stores;
        assertThat(lists.sharing(List.of(BOB))).isEmpty();
        room(stores);
        member(stores, ALICE, 1L, 5);
        member(stores, BOB, null, 8);
        assertThat(lists.sharing(List.of(BOB, ALICE))).containsExactlyInAnyOrder(BOB, ALICE);
        lists.put(new RemoteList(BOB, 3L, 7, false));
        assertThat(lists.current(List.of(BOB))).isEmpty();
        lists.put(new RemoteList(BOB, null, 8, false));
        assertThat(lists.current(List.of(BOB))).containsExactly(BOB);
        assertThat(lists.find(BOB)).contains(new RemoteList(BOB, null, 8, false));
        lists.put(new RemoteList(BOB, 4L, 9, true));
        assertThat(lists.current(List.of(BOB))).isEmpty();
    }

    @Test
    void servers_know_a_user_by_rooms() {
        JournalStores stores = new JournalStores(database(), 1 << 20);
        SharedServers servers = new SharedServers();
        servers.stores = stores;
        room(stores);
        member(stores, ALICE, 1L, 5);
        assertThat(servers.of(ALICE)).isEqualTo(Map.of(TWO, Set.of(TWO)));
        assertThat(servers.only(ALICE, 1)).containsExactly(TWO);
        assertThat(servers.host(1)).containsExactly(TWO);
        assertThat(servers.isHostOfOurs(TWO)).isTrue();
        assertThat(servers.isHostOfOurs(ALICE.server())).isFalse();
    }

    private static void room(JournalStores stores) {
        stores.sql()
                .update(
                        "insert into room (nid, room_id, version, host, joined, joined_local, invited)"
                                + " values (1, '!r:two.example', '11', 'two.example', 2, 1, 0)",
                        none -> {});
        stores.sql()
                .update("insert into room_server (room_nid, server, joined) values (1, 'two.example', 1)", none -> {});
        stores.sql()
                .update("insert into room_server (room_nid, server, joined) values (1, 'one.example', 1)", none -> {});
    }

    private static void member(JournalStores stores, UserId user, @Nullable Long account, long position) {
        stores.sql()
                .update(
                        "insert into room_member (room_nid, account_nid, event_nid, position, since, membership, forgotten,"
                                + " user_id, server) values (1, ?, 1, ?, ?, ?, false, ?, ?)",
                        row -> row.optionalNumber(account)
                                .number(position)
                                .number(position)
                                .integer(Membership.JOIN.ordinal())
                                .text(user.value())
                                .text(user.server().value()));
    }
}
