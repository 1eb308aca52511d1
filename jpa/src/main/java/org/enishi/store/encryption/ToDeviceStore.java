package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** Messages to devices until they are acknowledged. Reads need no transaction. */
@ApplicationScoped
public class ToDeviceStore {
    @Inject
    JournalStores stores;

    /** At most one for a device and position. */
    public void add(Collection<DeviceMessage> messages) {
        sql().batch(
                        "insert into to_device (device_nid, position, account_nid, message) values (?, ?, ?, ?)",
                        messages,
                        (to, each) -> to.number(each.device())
                                .number(each.position())
                                .number(each.account())
                                .bytes(each.message()));
    }

    /** Oldest first. */
    public List<DeviceMessage> of(long device, long after, long upTo, int limit) {
        return sql().list(
                        "select device_nid, account_nid, position, message from to_device where device_nid = ? and position > ?"
                                + " and position <= ? order by position limit ?",
                        wanted ->
                                wanted.number(device).number(after).number(upTo).integer(limit),
                        row -> new DeviceMessage(row.getLong(1), row.getLong(2), row.getLong(3), row.getBytes(4)));
    }

    /** It has them. */
    public void acknowledge(long device, long upTo) {
        sql().update(
                        "delete from to_device where device_nid = ? and position <= ?",
                        gone -> gone.number(device).number(upTo));
    }

    /** Accounts that got something behind one position and not behind another. */
    public Set<Long> recipients(long after, long upTo) {
        return new HashSet<>(sql().list(
                        "select distinct account_nid from to_device where position > ? and position <= ?",
                        wanted -> wanted.number(after).number(upTo),
                        row -> row.getLong(1)));
    }

    /** @return whether it is new */
    public boolean remember(String sender, String message, long now) {
        boolean known = sql().first(
                        "select 1 from to_device_sent where sender = ? and message = ?",
                        wanted -> wanted.text(sender).text(message),
                        row -> row.getInt(1))
                .isPresent();
        if (!known)
            sql().update(
                            "insert into to_device_sent (sender, message, sent_at) values (?, ?, ?)",
                            row -> row.text(sender).text(message).number(now));
        return !known;
    }

    public void forgetSent(long before) {
        sql().update("delete from to_device_sent where sent_at < ?", gone -> gone.number(before));
    }

    private Sql sql() {
        return stores.sql();
    }
}
