package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Binder;
import org.enishi.store.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Identity keys of devices. Reads need no transaction. */
@ApplicationScoped
public class DeviceKeyStore {
    private static final String SELECT =
            "select user_id, device_id, device_nid, display_name, keys from identity_key where ";

    @Inject
    JournalStores stores;

    public List<DeviceKeys> of(Collection<UserId> users) {
        return list("user_id = any(?)", wanted -> wanted.texts(texts(users)));
    }

    public List<DeviceKeys> ofDevices(Collection<Long> devices) {
        return list("device_nid = any(?)", wanted -> wanted.numbers(devices));
    }

    public void put(Collection<DeviceKeys> rows) {
        sql().batch(
                        "delete from identity_key where user_id = ? and device_id = ?",
                        rows,
                        (gone, row) ->
                                gone.text(row.user().value()).text(row.id().value()));
        add(rows);
    }

    /** Of devices that have none. */
    public void add(Collection<DeviceKeys> rows) {
        sql().batch(
                        "insert into identity_key (user_id, device_id, device_nid, display_name, keys) values (?, ?, ?, ?, ?)",
                        rows,
                        (to, row) -> to.text(row.user().value())
                                .text(row.id().value())
                                .optionalNumber(row.device())
                                .text(row.displayName())
                                .bytes(row.keys()));
    }

    /** @return whether there was one */
    public boolean rename(long device, @Nullable String name) {
        return sql().update(
                                "update identity_key set display_name = ? where device_nid = ?",
                                to -> to.text(name).number(device))
                > 0;
    }

    public void remove(UserId user, DeviceId device) {
        sql().update(
                        "delete from identity_key where user_id = ? and device_id = ?",
                        gone -> gone.text(user.value()).text(device.value()));
    }

    /** All that is kept of a user. */
    public void removeAll(UserId user) {
        sql().update("delete from identity_key where user_id = ?", gone -> gone.text(user.value()));
    }

    /** The name of a local device, which may have none: then it is the empty text. Empty if there is no such device. */
    public Optional<String> nameOf(long device) {
        return sql().first(
                        "select coalesce(display_name, '') from device where nid = ?",
                        wanted -> wanted.number(device),
                        row -> row.getString(1));
    }

    /**
     * A local device.
     *
     * @param name may be empty
     * @param keys those that it has published
     * @param succeeds whether those of a device that had its ID before are still here
     */
    public record Published(String name, Optional<byte[]> keys, boolean succeeds) {
        public boolean isSame(byte[] others) {
            return keys.filter(known -> Arrays.equals(known, others)).isPresent();
        }
    }

    /** Empty if there is no such device. */
    public Optional<Published> publishedBy(long device, UserId user, DeviceId id) {
        return sql().first(
                        "select coalesce(d.display_name, ''), i.keys, i.device_nid <> d.nid from device d"
                                + " left join identity_key i on i.user_id = ? and i.device_id = ? where d.nid = ?",
                        wanted -> wanted.text(user.value()).text(id.value()).number(device),
                        DeviceKeyStore::published);
    }

    /** Local devices that are no more, though something of them is here. */
    public List<DeviceKeys> orphans() {
        return list("device_nid is not null and device_nid not in (select nid from device)", none -> {});
    }

    private List<DeviceKeys> list(String condition, Binder binder) {
        return sql().list(SELECT + condition + " order by user_id, device_id", binder, DeviceKeyStore::read);
    }

    private static Published published(ResultSet row) throws SQLException {
        boolean succeeds = row.getBoolean(3);
        return new Published(
                row.getString(1), succeeds ? Optional.empty() : Optional.ofNullable(row.getBytes(2)), succeeds);
    }

    private static DeviceKeys read(ResultSet row) throws SQLException {
        long device = row.getLong(3);
        Long local = row.wasNull() ? null : (Long) device;
        return new DeviceKeys(
                new UserId(row.getString(1)), new DeviceId(row.getString(2)), local, row.getString(4), row.getBytes(5));
    }

    private Sql sql() {
        return stores.sql();
    }

    static List<String> texts(Collection<UserId> users) {
        return users.stream().map(UserId::value).toList();
    }
}
