package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.id.UserId;
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

    /** Deactivated accounts of which something is here, by surrogate key. */
    public Map<Long, UserId> endedAccounts() {
        Stream<String> byAccount = OF_ACCOUNTS.stream().map(table -> table + " t where t.account_nid = a.nid");
        Stream<String> byUser = Stream.of(
                "cross_signing_key t where t.user_id = a.user_id",
                "key_signature t where t.user_id = a.user_id",
                "key_signature t where t.signer = a.user_id");
        String something = Stream.concat(byAccount, byUser)
                .map(each -> "exists (select 1 from " + each + ")")
                .collect(Collectors.joining(" or "));
        return sql()
                .list(
                        "select a.nid, a.user_id from account a where a.deactivated_at is not null and (" + something
                                + ")",
                        none -> {},
                        row -> Map.entry(row.getLong(1), new UserId(row.getString(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
