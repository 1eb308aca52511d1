package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;
import org.enishi.store.sql.Sql;

/** One-time and fallback keys: one statement whatever the number of devices. */
@ApplicationScoped
public class OneTimeKeyStore {
    @Inject
    JournalStores stores;

    /** A local device that somebody names. @param account surrogate key of its owner, as {@code nid} is the device's */
    public record Place(long nid, long account, UserId user, DeviceId device) {}

    private record Found(long nid, OneTimeKey key) {}

    /** All that exist of these users. */
    public List<Place> places(Collection<UserId> users) {
        return sql().list(
                        "select d.nid, a.nid, a.user_id, d.device_id from device d join account a on a.nid = d.account_nid"
                                + " where a.user_id = any(?)",
                        wanted -> wanted.texts(DeviceKeyStore.texts(users)),
                        row -> new Place(
                                row.getLong(1),
                                row.getLong(2),
                                new UserId(row.getString(3)),
                                new DeviceId(row.getString(4))));
    }

    /** What a device has. @param named those that were asked for by ID @param counts how many of each algorithm, all told */
    public record Held(List<OneTimeKey> named, Map<String, Integer> counts) {}

    private record Counted(OneTimeKey key, int count) {}

    /** @param keyIds whatever the algorithm */
    public Held held(long device, Collection<String> keyIds) {
        List<Counted> rows = sql().list(
                        "select device_nid, algorithm, key_id, key_json, 0 from one_time_key where device_nid = ? and key_id = any(?)"
                                + " union all select device_nid, algorithm, '', null, count(*) from one_time_key"
                                + " where device_nid = ? group by device_nid, algorithm",
                        wanted -> wanted.number(device).texts(keyIds).number(device),
                        row -> new Counted(key(row, 1), row.getInt(5)));
        List<OneTimeKey> named =
                rows.stream().filter(row -> row.count == 0).map(Counted::key).toList();
        Map<String, Integer> counts = new TreeMap<>();
        for (Counted row : rows) if (row.count > 0) counts.put(row.key.algorithm(), row.count);
        return new Held(named, counts);
    }

    /** Of one device; they are given out after all that it has. One row in, however many keys: the statement is always the same. */
    public void add(long device, List<OneTimeKey> keys) {
        if (keys.isEmpty()) return;
        sql().update(
                        "insert into one_time_key (nid, device_nid, algorithm, key_id, key_json)"
                                + " select nextval('one_time_key_seq'), cast(? as bigint), k.algorithm, k.key_id, k.key_json"
                                + " from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as bytea array))"
                                + " as k(algorithm, key_id, key_json)",
                        to -> to.number(device)
                                .texts(keys.stream().map(OneTimeKey::algorithm).toList())
                                .texts(keys.stream().map(OneTimeKey::keyId).toList())
                                .manyBytes(keys.stream().map(OneTimeKey::json).toList()));
    }

    /** In place of the one of the same algorithm. */
    public void putFallback(List<OneTimeKey> keys) {
        sql().batch(
                        "delete from fallback_key where device_nid = ? and algorithm = ?",
                        keys,
                        (gone, key) -> gone.number(key.device()).text(key.algorithm()));
        sql().batch(
                        "insert into fallback_key (device_nid, algorithm, key_id, used, key_json) values (?, ?, ?, false, ?)",
                        keys,
                        (to, key) -> to.number(key.device())
                                .text(key.algorithm())
                                .text(key.keyId())
                                .bytes(key.json()));
    }

    /** The next key of each device, which nobody gets again; nothing for devices that have none. */
    public List<OneTimeKey> take(Collection<Long> devices, String algorithm) {
        List<Found> found = sql().list(
                        "select nid, device_nid, algorithm, key_id, key_json from one_time_key where nid in (select"
                                + " (select min(k.nid) from one_time_key k where k.device_nid = d.nid and k.algorithm = ?)"
                                + " from unnest(cast(? as bigint array)) as d(nid))",
                        wanted -> wanted.text(algorithm).numbers(devices),
                        row -> new Found(row.getLong(1), key(row, 2)));
        if (!found.isEmpty())
            sql().update(
                            "delete from one_time_key where nid = any(?)",
                            gone -> gone.numbers(found.stream().map(Found::nid).toList()));
        return found.stream().map(Found::key).toList();
    }

    /** They stay, marked as used. */
    public List<OneTimeKey> useFallback(Collection<Long> devices, String algorithm) {
        if (devices.isEmpty()) return List.of();
        List<OneTimeKey> found = sql().list(
                        "select device_nid, algorithm, key_id, key_json from fallback_key"
                                + " where device_nid = any(?) and algorithm = ?",
                        wanted -> wanted.numbers(devices).text(algorithm),
                        row -> key(row, 1));
        if (!found.isEmpty())
            sql().update(
                            "update fallback_key set used = true where device_nid = any(?) and algorithm = ? and not used",
                            used -> used.numbers(devices).text(algorithm));
        return found;
    }

    /** How many of each algorithm a device has. */
    public Map<String, Integer> counts(long device) {
        return sql()
                .list(
                        "select algorithm, count(*) from one_time_key where device_nid = ? group by algorithm",
                        wanted -> wanted.number(device),
                        row -> Map.entry(row.getString(1), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    /** Algorithms of the fallback keys that nobody has got yet. */
    public List<String> unusedFallbacks(long device) {
        return sql().list(
                        "select algorithm from fallback_key where device_nid = ? and not used order by algorithm",
                        wanted -> wanted.number(device),
                        row -> row.getString(1));
    }

    private static OneTimeKey key(ResultSet row, int from) throws SQLException {
        return new OneTimeKey(
                row.getLong(from), row.getString(from + 1), row.getString(from + 2), row.getBytes(from + 3));
    }

    private Sql sql() {
        return stores.sql();
    }
}
