package org.enishi.encryption.ending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.fixture.database.Databases;
import org.enishi.fixture.database.JournalNode;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.journal.Pen;
import org.enishi.startup.Summary;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.EncryptionRows;
import org.enishi.store.encryption.KeySignature;
import org.enishi.store.encryption.UserKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final byte[] JSON = "{}".getBytes(UTF_8);
    private static final DeviceId PHONE = new DeviceId("PHONE");

    private final JournalNode node = new JournalNode(Databases.h2(), "one.example");
    private final EncryptionRows rows = EncryptionRows.in(node.stores);
    private final UserId alice = node.user("alice", 1);
    private final UserId bob = node.user("bob", 2);
    private final List<String> told = new ArrayList<>();
    private final EndedDevices ended = new EndedDevices();
    private final Sweep sweep = new Sweep();

    @BeforeEach
    void settle() {
        ended.devices = rows.devices();
        ended.crossSigning = rows.crossSigning();
        ended.leftBehind = rows.leftBehind();
        ended.lists = new Told();
        sweep.devices = rows.devices();
        sweep.leftBehind = rows.leftBehind();
        sweep.stores = node.stores;
        sweep.ended = ended;
        sweep.journal = node.journal;
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void nothing_stays_of_accounts_that_are_deactivated() {
        for (long account : List.of(1L, 2L)) {
            change("insert into key_backup values (" + account + ", 1, 'a', cast('' as bytea), 0, false)");
            change("insert into key_backup_session values (" + account
                    + ", 1, 'r', 's', true, 0, 0, cast('' as bytea))");
        }
        rows.crossSigning()
                .put(List.of(new UserKey(alice, "master", "M", JSON), new UserKey(bob, "master", "N", JSON)));
        change("update account set deactivated_at = 1 where nid = 1");
        sweep.run(new Summary());
        assertThat(accounts("key_backup")).containsExactly(2L);
        assertThat(accounts("key_backup_session")).containsExactly(2L);
        assertThat(rows.crossSigning().of(List.of(alice, bob)))
                .extracting(UserKey::user)
                .containsExactly(bob);
        assertThat(told).containsExactly("keys of " + alice);
        sweep.run(new Summary());
        assertThat(told).as("once").hasSize(1);
    }

    @Test
    void what_was_signed_on_a_device_stays_when_one_that_had_its_id_before_is_removed() {
        device(8);
        rows.devices().put(List.of(new DeviceKeys(alice, PHONE, 8L, null, JSON)));
        var signature = new KeySignature(alice, "PHONE", alice, "ed25519:S", "s");
        rows.crossSigning().sign(List.of(signature));
        remove(7);
        assertThat(rows.crossSigning().onOwn(List.of(alice))).containsExactly(signature);
        remove(8);
        assertThat(rows.crossSigning().onOwn(List.of(alice))).isEmpty();
        assertThat(rows.devices().of(List.of(alice))).isEmpty();
        assertThat(told).containsExactly("PHONE", "PHONE");
    }

    @Test
    void what_was_signed_goes_with_its_device_though_another_of_its_id_is_here_if_that_has_no_keys() {
        rows.devices().put(List.of(new DeviceKeys(alice, PHONE, 7L, null, JSON)));
        rows.crossSigning().sign(List.of(new KeySignature(alice, "PHONE", alice, "ed25519:S", "s")));
        device(8);
        remove(7);
        assertThat(rows.crossSigning().onOwn(List.of(alice))).isEmpty();
    }

    private void device(long nid) {
        change("insert into device (nid, account_nid, device_id, created_at) values (" + nid + ", 1, 'PHONE', 0)");
    }

    private void remove(long device) {
        node.journal.write(pen -> {
            ended.remove(pen, new DeviceLists.Owner(alice, 1), Map.of(device, PHONE));
            return true;
        });
    }

    private void change(String statement) {
        node.stores.sql().update(statement, none -> {});
    }

    private List<Long> accounts(String table) {
        return node.stores.sql().list("select account_nid from " + table, none -> {}, row -> row.getLong(1));
    }

    /** Whom the others are told of. */
    private final class Told extends DeviceLists {
        @Override
        public void changed(Pen pen, Owner owner, Collection<DeviceId> devices) {
            devices.forEach(each -> told.add(each.value()));
        }

        @Override
        public void signingKeysChanged(Pen pen, Owner owner) {
            told.add("keys of " + owner.user());
        }
    }
}
