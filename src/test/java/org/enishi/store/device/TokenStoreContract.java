package org.enishi.store.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.enishi.fixture.database.EntityStores;
import org.enishi.fixture.database.EntityStores.Work;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.account.Account;
import org.enishi.store.account.AccountStore;
import org.enishi.store.account.UiaSession;
import org.enishi.store.account.UiaSessionStore;
import org.enishi.store.sql.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Accounts, devices and tokens, as every database must hold them. */
interface TokenStoreContract {
    Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);
    UserId ALICE = new UserId("@alice:one.example");
    UserId BOB = new UserId("@bob:one.example");

    ThreadTransactions database();

    @Test
    default void a_token_is_found_by_its_hash_with_device_and_account() {
        in(
                work -> {
                    Device device = device(work);
                    work.store(TokenStore::new).add(new AccessToken(hash("a"), device, NOW));
                    return device;
                },
                work -> {
                    Device device = work.store(DeviceStore::new)
                            .ofAccount(work.store(AccountStore::new)
                                    .find(ALICE)
                                    .orElseThrow()
                                    .nid())
                            .get(0);
                    assertThat(device.displayName()).contains("電話 😀");
                    assertThat(holder("a"))
                            .contains(new TokenReader.Holder(
                                    ALICE,
                                    device.account().nid(),
                                    true,
                                    false,
                                    device.deviceId(),
                                    device.nid(),
                                    Optional.empty(),
                                    Optional.empty()));
                    assertThat(holder("b")).isEmpty();
                    return device;
                });
    }

    @Test
    default void a_replaced_token_goes_when_its_successor_is_used() {
        in(
                work -> {
                    RefreshToken first = new RefreshToken(hash("1"), device(work), NOW);
                    TokenStore tokens = work.store(TokenStore::new);
                    tokens.add(first);
                    tokens.add(new AccessToken(hash("a1"), first, NOW, NOW.plusSeconds(60)));
                    RefreshToken second = new RefreshToken(hash("2"), first, NOW);
                    tokens.add(second);
                    tokens.add(new AccessToken(hash("a2"), second, NOW, NOW.plusSeconds(60)));
                    return second;
                },
                work -> {
                    TokenReader.Holder before = holder("a1").orElseThrow();
                    assertThat(before.expires()).contains(NOW.plusSeconds(60));
                    assertThat(before.succeeds()).isEmpty();
                    TokenStore tokens = work.store(TokenStore::new);
                    RefreshToken second = tokens.findRefresh(
                                    holder("a2").orElseThrow().succeeds().orElseThrow())
                            .orElseThrow();
                    tokens.retireReplaced(second);
                    assertThat(tokens.findRefresh(hash("1"))).isEmpty();
                    return second;
                });
        assertThat(holder("a2").orElseThrow().succeeds()).isEmpty();
        assertThat(holder("a1")).isEmpty();
    }

    @Test
    default void whoever_is_deactivated_is_no_administrator() {
        in(
                work -> {
                    Device device = device(work);
                    work.store(TokenStore::new).add(new AccessToken(hash("a"), device, NOW));
                    device.account().deactivate(NOW);
                    device.account().setAdmin(true);
                    return device;
                },
                work -> {
                    assertThat(holder("a").orElseThrow().admin()).isFalse();
                    return work;
                });
    }

    @Test
    default void a_user_id_is_given_once() {
        try (var stores = new EntityStores(database())) {
            stores.transact(this::device);
            assertThatThrownBy(() -> stores.transact(this::device)).isInstanceOf(PersistenceException.class);
        }
    }

    @Test
    default void a_device_goes_with_its_tokens() {
        in(
                work -> {
                    Device device = device(work);
                    RefreshToken refresh = new RefreshToken(hash("r"), device, NOW);
                    work.store(TokenStore::new).add(refresh);
                    work.store(TokenStore::new).add(new AccessToken(hash("a"), refresh, NOW, NOW.plusSeconds(60)));
                    return device;
                },
                work -> {
                    Account account = work.store(AccountStore::new).find(ALICE).orElseThrow();
                    DeviceStore devices = work.store(DeviceStore::new);
                    devices.remove(devices.ofAccount(account.nid()).stream()
                            .map(Device::nid)
                            .toList());
                    devices.remove(List.of());
                    assertThat(devices.ofAccount(account.nid())).isEmpty();
                    assertThat(work.store(TokenStore::new).findRefresh(hash("r")))
                            .isEmpty();
                    return account;
                });
    }

    /** H2 may miss a row that is just being changed, and with it what is joined with it: so this one is not changed. */
    @Test
    @Timeout(60)
    default void that_a_device_was_seen_is_written_beside_its_row() throws Exception {
        ThreadTransactions database = database();
        try (var stores = new EntityStores(database)) {
            long nid = stores.transact(this::device).nid();
            database.begin();
            new Sql(database).update("update device set display_name = 'locked'", none -> {});
            CompletableFuture.runAsync(() -> stores.transact(work -> {
                        work.store(DeviceStore::new).find(List.of(nid)).get(0).seen(NOW, "192.0.2.1");
                        return nid;
                    }))
                    .get();
            database.rollback();
            Device seen = stores.transact(
                    work -> work.store(DeviceStore::new).find(List.of(nid)).get(0));
            assertThat(seen.lastSeenAt()).contains(NOW);
        }
    }

    @Test
    default void those_who_were_seen_last_come_first_and_each_once() {
        try (var stores = new EntityStores(database())) {
            stores.transact(work -> {
                device(work, ALICE, "PHONE").seen(NOW, "192.0.2.1");
                Device bobs = device(work, BOB, "PHONE");
                bobs.seen(NOW.plusSeconds(1), "192.0.2.1");
                Device other = new Device(bobs.account(), new DeviceId("LAPTOP"), null, NOW);
                work.store(DeviceStore::new).add(other);
                other.seen(NOW.plusSeconds(2), "192.0.2.1");
                return device(work, new UserId("@never:one.example"), "PHONE");
            });
        }
        var sightings = new Sightings();
        sightings.stores = new JournalStores(database(), 1 << 20);
        assertThat(sightings.last(5)).extracting(Sightings.Person::user).containsExactly(BOB, ALICE);
        assertThat(sightings.last(1)).extracting(Sightings.Person::user).containsExactly(BOB);
    }

    @Test
    default void a_successor_that_never_arrived_goes_when_the_old_token_comes_again() {
        in(
                work -> {
                    RefreshToken first = new RefreshToken(hash("1"), device(work), NOW);
                    TokenStore tokens = work.store(TokenStore::new);
                    tokens.add(first);
                    RefreshToken lost = new RefreshToken(hash("lost"), first, NOW);
                    tokens.add(lost);
                    tokens.add(new AccessToken(hash("lost access"), lost, NOW, NOW.plusSeconds(60)));
                    return lost;
                },
                work -> {
                    TokenStore tokens = work.store(TokenStore::new);
                    tokens.removeUnusedSuccessors(tokens.findRefresh(hash("1")).orElseThrow());
                    assertThat(tokens.findRefresh(hash("lost"))).isEmpty();
                    return tokens;
                });
        assertThat(holder("lost access")).isEmpty();
    }

    @Test
    default void an_expired_question_goes_and_another_stays() {
        in(
                work -> {
                    UiaSessionStore sessions = work.store(UiaSessionStore::new);
                    sessions.add(new UiaSession("old", null, hash("x"), NOW));
                    UiaSession open = new UiaSession("open", null, hash("x"), NOW.plusSeconds(60));
                    open.complete("m.login.dummy");
                    sessions.add(open);
                    return open;
                },
                work -> {
                    UiaSessionStore sessions = work.store(UiaSessionStore::new);
                    assertThat(sessions.removeExpired(NOW)).isEqualTo(1);
                    assertThat(sessions.find("old")).isEmpty();
                    UiaSession open = sessions.find("open").orElseThrow();
                    assertThat(open.completed()).containsExactly("m.login.dummy");
                    assertThat(open.isFor(hash("x"))).isTrue();
                    assertThat(open.isFor(hash("y"))).isFalse();
                    return open;
                });
    }

    private Optional<TokenReader.Holder> holder(String token) {
        var reader = new TokenReader();
        reader.stores = new JournalStores(database(), 1 << 20);
        return reader.find(hash(token));
    }

    private Device device(Work work) {
        return device(work, ALICE, "PHONE");
    }

    private static Device device(Work work, UserId user, String id) {
        Account account = new Account(user, "encoded", true, NOW);
        work.store(AccountStore::new).add(account);
        Device device = new Device(account, new DeviceId(id), "電話 😀", NOW);
        work.store(DeviceStore::new).add(device);
        return device;
    }

    /** Two transactions: what one wrote, the other reads. */
    private void in(Function<Work, ?> first, Function<Work, ?> second) {
        try (var stores = new EntityStores(database())) {
            stores.transact(first);
            stores.transact(second);
        }
    }

    private static byte[] hash(String text) {
        return text.getBytes(UTF_8);
    }
}
