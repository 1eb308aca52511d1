package org.enishi.store.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What devices need to encrypt, as every database must hold it. */
abstract class EncryptionStoresContract {
    private static final UserId ALICE = new UserId("@alice:one.example");
    private static final UserId BOB = new UserId("@bob:two.example");
    private static final DeviceId PHONE = new DeviceId("PHONE");
    private static final byte[] JSON = "{\"a\":1}".getBytes(UTF_8);

    private final ThreadTransactions database = database();
    private final JournalStores stores = new JournalStores(database, 1 << 20);
    private final DeviceKeyStore devices = new DeviceKeyStore();
    private final CrossSigningStore crossSigning = new CrossSigningStore();
    private final OneTimeKeyStore oneTime = new OneTimeKeyStore();
    private final ToDeviceStore messages = new ToDeviceStore();
    private final DeviceChangeStore changes = new DeviceChangeStore();
    private final LeftBehind leftBehind = new LeftBehind();

    abstract ThreadTransactions database();

    /** Where those lie that only this database has. */
    abstract String ownMigrations();

    @BeforeEach
    void settle() {
        devices.stores = stores;
        crossSigning.stores = stores;
        oneTime.stores = stores;
        messages.stores = stores;
        changes.stores = stores;
        leftBehind.stores = stores;
        stores.sql()
                .update(
                        "insert into account (nid, user_id, admin, created_at) values (1, ?, false, 0)",
                        row -> row.text(ALICE.value()));
        stores.sql()
                .update(
                        "insert into device (nid, account_nid, device_id, display_name, created_at)"
                                + " values (7, 1, ?, 'Phone', 0)",
                        row -> row.text(PHONE.value()));
    }

    @Test
    void identity_keys_are_replaced_renamed_and_removed_with_their_device() {
        devices.put(List.of(new DeviceKeys(ALICE, PHONE, 7L, null, JSON)));
        devices.put(List.of(new DeviceKeys(ALICE, PHONE, 7L, null, JSON), new DeviceKeys(BOB, PHONE, null, "n", JSON)));
        assertThat(devices.nameOf(8)).isEmpty();
        assertThat(devices.nameOf(7)).contains("Phone");
        assertThat(devices.publishedBy(8, ALICE, PHONE)).isEmpty();
        assertThat(devices.publishedBy(7, ALICE, new DeviceId("TABLET"))
                        .orElseThrow()
                        .keys())
                .isEmpty();
        DeviceKeyStore.Published phone = devices.publishedBy(7, ALICE, PHONE).orElseThrow();
        assertThat(phone.name()).isEqualTo("Phone");
        assertThat(phone.keys()).contains(JSON);
        assertThat(devices.rename(7, "Other")).isTrue();
        assertThat(devices.ofDevices(List.of(7L)))
                .extracting(DeviceKeys::displayName)
                .containsExactly("Other");
        assertThat(devices.of(List.of(ALICE, BOB))).hasSize(2);
        assertThat(devices.orphans()).isEmpty();
        leftBehind.removeDevices(Set.of(7L));
        leftBehind.removeAccount(1);
        leftBehind.sweep();
        devices.removeAll(BOB);
        assertThat(devices.of(List.of(ALICE, BOB))).isEmpty();
    }

    @Test
    void a_device_has_no_keys_of_one_that_had_its_id_before() {
        devices.put(List.of(new DeviceKeys(ALICE, PHONE, 7L, null, JSON)));
        stores.sql().update("delete from device where nid = 7", none -> {});
        stores.sql()
                .update(
                        "insert into device (nid, account_nid, device_id, created_at) values (8, 1, ?, 0)",
                        row -> row.text(PHONE.value()));
        DeviceKeyStore.Published anew = devices.publishedBy(8, ALICE, PHONE).orElseThrow();
        assertThat(anew.keys()).isEmpty();
        assertThat(anew.succeeds()).isTrue();
        devices.put(List.of(new DeviceKeys(ALICE, PHONE, 8L, null, JSON)));
        DeviceKeyStore.Published now = devices.publishedBy(8, ALICE, PHONE).orElseThrow();
        assertThat(now.keys()).contains(JSON);
        assertThat(now.succeeds()).isFalse();
    }

    @Test
    void accounts_that_ended_are_known_by_what_they_left_behind() {
        stores.sql().update("update account set deactivated_at = 1 where nid = 1", none -> {});
        assertThat(leftBehind.endedAccounts()).isEmpty();
        for (String left : List.of(
                "key_backup values (1, 1, 'a', cast('' as bytea), 0, false)",
                "key_backup_session values (1, 1, 'r', 's', true, 0, 0, cast('' as bytea))",
                "cross_signing_key values ('@alice:one.example', 'master', 'M', cast('' as bytea))",
                "key_signature values ('@bob:two.example', 'B', '@alice:one.example', 'ed25519:U', 's')")) {
            stores.sql().update("insert into " + left, none -> {});
            assertThat(leftBehind.endedAccounts()).as(left).isEqualTo(Map.of(1L, ALICE));
            leftBehind.removeAccount(1);
            crossSigning.removeAll(ALICE);
            assertThat(leftBehind.endedAccounts()).as(left).isEmpty();
        }
    }

    @Test
    void one_time_keys_are_taken_in_order_and_fallback_keys_stay() {
        assertThat(oneTime.add(1, List.of(key("signed", "1"), key("signed", "2"))))
                .isTrue();
        assertThat(oneTime.add(2, List.of(key("other", "3")))).isTrue();
        oneTime.putFallback(List.of(key("signed", "F")));
        assertThat(oneTime.places(List.of(ALICE))).containsExactly(new OneTimeKeyStore.Place(7, 1, ALICE, PHONE));
        assertThat(oneTime.packs(7))
                .containsExactly(
                        new OneTimeKeyStore.Pack(1, "signed", List.of("1", "2")),
                        new OneTimeKeyStore.Pack(2, "other", List.of("3")));
        assertThat(oneTime.counts(7)).isEqualTo(Map.of("signed", 2, "other", 1));
        assertThat(taken()).containsExactly("1");
        assertThat(oneTime.of(7, List.of(1, 2))).extracting(OneTimeKey::keyId).containsExactlyInAnyOrder("2", "3");
        assertThat(oneTime.counts(7)).isEqualTo(Map.of("signed", 1, "other", 1));
        assertThat(taken()).containsExactly("2");
        assertThat(oneTime.packs(7)).extracting(OneTimeKeyStore.Pack::algorithm).containsExactly("other");
        assertThat(taken()).isEmpty();
        assertThat(oneTime.unusedFallbacks(7)).containsExactly("signed");
        assertThat(oneTime.useFallback(Set.of(7L), "signed")).hasSize(1);
        assertThat(oneTime.useFallback(Set.of(7L), "signed")).hasSize(1);
        assertThat(oneTime.unusedFallbacks(7)).isEmpty();
    }

    @Test
    void a_fallback_key_is_unused_again_only_if_it_is_another() {
        oneTime.putFallback(List.of(key("signed", "F")));
        oneTime.useFallback(Set.of(7L), "signed");
        oneTime.putFallback(List.of(key("signed", "F"), key("other", "F")));
        assertThat(oneTime.unusedFallbacks(7)).containsExactly("other");
        oneTime.putFallback(List.of(new OneTimeKey(7, "signed", "F", "{}".getBytes(UTF_8))));
        assertThat(oneTime.unusedFallbacks(7)).containsExactly("other", "signed");
        oneTime.useFallback(Set.of(7L), "signed");
        oneTime.putFallback(List.of(key("signed", "G")));
        assertThat(oneTime.unusedFallbacks(7)).containsExactly("other", "signed");
        assertThat(oneTime.useFallback(Set.of(7L), "signed"))
                .extracting(OneTimeKey::keyId)
                .containsExactly("G");
    }

    @Test
    void keys_of_the_form_before_are_kept() throws SQLException, IOException {
        var sql = stores.sql();
        sql.update("drop table one_time_key_pack", none -> {});
        sql.update(
                "create table one_time_key_pack (device_nid bigint not null references device (nid), ordinal integer not null,"
                        + " algorithm varchar(100) not null, key_ids varchar array not null, key_jsons bytea array not null,"
                        + " taken integer not null, primary key (device_nid, ordinal))",
                none -> {});
        List<byte[]> jsons = List.of(JSON, "{\"ä\":1}".getBytes(UTF_8), "\"\"".getBytes(UTF_8));
        sql.update(
                "insert into one_time_key_pack values (7, 3, 'signed', cast(? as varchar array), cast(? as bytea array), 1)",
                row -> row.texts(List.of("1", "ö", "3")).manyBytes(jsons));
        sql.update(
                "insert into one_time_key_pack values (7, 4, 'other', cast(? as varchar array), cast(? as bytea array), 0)",
                row -> row.texts(List.of("4")).manyBytes(List.of(JSON)));
        migrate("migration/V43__slots_of_packs.sql");
        migrate(ownMigrations() + "/V44__packs_into_slots.sql");
        assertThat(oneTime.packs(7))
                .containsExactly(
                        new OneTimeKeyStore.Pack(3, "signed", List.of("ö", "3")),
                        new OneTimeKeyStore.Pack(4, "other", List.of("4")));
        assertThat(oneTime.of(7, List.of(3))).extracting(OneTimeKey::json).containsExactly(jsons.get(1), jsons.get(2));
        assertThat(taken()).containsExactly("ö");
        assertThat(oneTime.take(Set.of(7L), "signed"))
                .extracting(OneTimeKey::json)
                .containsExactly(jsons.get(2));
        assertThat(taken()).isEmpty();
    }

    private void migrate(String step) throws SQLException, IOException {
        try (InputStream script = getClass().getResourceAsStream("/db/" + step);
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), UTF_8));
        }
    }

    @Test
    void packs_of_one_ordinal_and_of_devices_that_are_no_more_are_refused() {
        assertThat(oneTime.add(1, List.of(key("signed", "1")))).isTrue();
        assertThat(oneTime.add(1, List.of(key("signed", "2")))).isFalse();
        assertThat(oneTime.add(1, List.of(new OneTimeKey(8, "signed", "1", JSON))))
                .isFalse();
        assertThat(oneTime.counts(7)).isEqualTo(Map.of("signed", 1));
        stores.sql().update("delete from device where nid = 7", none -> {});
        assertThat(oneTime.packs(7)).isEmpty();
    }

    @Test
    void signatures_are_found_by_whose_key_it_is_and_by_signer() {
        crossSigning.put(List.of(new UserKey(ALICE, "master", "M", JSON)));
        crossSigning.put(List.of(new UserKey(ALICE, "master", "N", JSON)));
        assertThat(crossSigning.of(List.of(ALICE))).extracting(UserKey::keyId).containsExactly("N");
        KeySignature own = new KeySignature(ALICE, "N", ALICE, "ed25519:PHONE", "s");
        KeySignature other = new KeySignature(BOB, "B", ALICE, "ed25519:U", "s");
        crossSigning.sign(List.of(own, other));
        crossSigning.sign(List.of(own));
        assertThat(crossSigning.onOwn(List.of(ALICE))).containsExactly(own);
        assertThat(crossSigning.onOthers(List.of(ALICE))).containsExactly(other);
        crossSigning.unsign(ALICE, List.of("PHONE", "U"));
        assertThat(crossSigning.onOwn(List.of(ALICE))).isEmpty();
        assertThat(crossSigning.onOthers(List.of(ALICE))).isEmpty();
        crossSigning.removeKeys(ALICE);
        crossSigning.removeAll(ALICE);
        assertThat(crossSigning.of(List.of(ALICE))).isEmpty();
    }

    @Test
    void messages_stay_until_they_are_acknowledged() {
        messages.add(List.of(new DeviceMessage(7, 1, 10, JSON)));
        messages.add(List.of(new DeviceMessage(7, 1, 11, JSON)));
        assertThat(messages.of(7, 0, 11, 1)).extracting(DeviceMessage::position).containsExactly(10L);
        assertThat(messages.recipients(9, 10)).containsExactly(1L);
        messages.acknowledge(7, 10);
        assertThat(messages.of(7, 0, 20, 9)).extracting(DeviceMessage::position).containsExactly(11L);
        assertThat(messages.remember("7", "m t", 1)).isTrue();
        assertThat(messages.remember("7", "m t", 1)).isFalse();
        messages.forgetSent(2);
        assertThat(messages.remember("7", "m t", 1)).isTrue();
    }

    @Test
    void the_last_change_of_a_user_concerns_themselves() {
        changes.put(new DeviceChange(ALICE, 0, 3));
        changes.put(new DeviceChange(ALICE, 0, 5));
        changes.put(new DeviceChange(BOB, 1, 6));
        assertThat(changes.changedSince(4, List.of(ALICE, BOB))).containsExactly(ALICE);
        assertThat(changes.changedSince(5, List.of(ALICE, BOB))).isEmpty();
        assertThat(changes.between(0, 5)).extracting(DeviceChange::position).containsExactly(5L);
        assertThat(changes.concerning(1, 0, 9)).containsExactlyInAnyOrder(ALICE, BOB);
        assertThat(changes.concerning(2, 0, 9)).isEmpty();
        assertThat(changes.sharing(1, Set.of(BOB))).isEmpty();
        assertThat(changes.joinedRooms(List.of(ALICE))).isEmpty();
        assertThat(changes.userOf(1)).contains(ALICE);
        assertThat(changes.stream(BOB)).isEmpty();
        assertThat(changes.stream(ALICE)).contains(5L);
        assertThat(changes.moveStream(ALICE, 3)).isFalse();
        changes.putStream(ALICE, 3);
        changes.putStream(ALICE, 4);
        assertThat(changes.stream(ALICE)).contains(4L);
        assertThat(changes.moveStream(ALICE, 6)).isTrue();
        assertThat(changes.stream(ALICE)).contains(6L);
    }

    private List<String> taken() {
        return oneTime.take(Set.of(7L), "signed").stream()
                .map(OneTimeKey::keyId)
                .toList();
    }

    private static OneTimeKey key(String algorithm, String id) {
        return new OneTimeKey(7, algorithm, id, JSON);
    }
}
