package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** Rows of devices and accounts that are no more. */
@ApplicationScoped
public class LeftBehind {
    private static final List<String> OF_DEVICES =
            List.of("identity_key", "one_time_key_pack", "fallback_key", "to_device", "dehydrated_device");
    private static final List<String> OF_ACCOUNTS = List.of("key_backup", "key_backup_session", "dehydrated_device");

    @Inject
    JournalStores stores;

    /** With their keys and messages. */
    public void removeDevices(Collection<Long> devices) {
        for (String table : OF_DEVICES)
            sql().update("delete from " + table + " where device_nid = any(?)", gone -> gone.numbers(devices));
        sql().update(
                        "delete from to_device_sent where sender = any(?)",
                        gone -> gone.texts(devices.stream().map(String::valueOf).toList()));
    }

    /** Backups, and what else hangs on no session. */
    public void removeAccount(long account) {
        for (String table : OF_ACCOUNTS)
            sql().update("delete from " + table + " where account_nid = ?", gone -> gone.number(account));
    }

    /** What belongs to no device any more, but for identity keys, of which others must be told. */
    public void sweep() {
        for (String table : OF_DEVICES.subList(1, OF_DEVICES.size()))
            sql().update("delete from " + table + " where device_nid not in (select nid from device)", none -> {});
    }

    private Sql sql() {
        return stores.sql();
    }
}
