package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.store.JournalStores;

/** Which device of an account is dehydrated, and what its owner needs to wake it. Reads need no transaction. */
@ApplicationScoped
public class DehydratedStore {
    @Inject
    JournalStores stores;

    /**
     * A dehydrated device.
     *
     * @param nid surrogate key
     * @param data JSON object
     */
    public record Dehydrated(long nid, DeviceId id, byte[] data) {}

    public Optional<Dehydrated> find(long account) {
        return stores.sql()
                .first(
                        "select d.nid, d.device_id, h.device_data from dehydrated_device h join device d on d.nid = h.device_nid"
                                + " where h.account_nid = ?",
                        wanted -> wanted.number(account),
                        row -> new Dehydrated(row.getLong(1), new DeviceId(row.getString(2)), row.getBytes(3)));
    }

    public void put(long account, long device, byte[] data) {
        remove(account);
        stores.sql()
                .update(
                        "insert into dehydrated_device (account_nid, device_nid, device_data) values (?, ?, ?)",
                        row -> row.number(account).number(device).bytes(data));
    }

    public void remove(long account) {
        stores.sql().update("delete from dehydrated_device where account_nid = ?", gone -> gone.number(account));
    }
}
