package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    private record Taken(OneTimeKey key, long ordinal, boolean wasLast) {}

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

    /**
     * Keys of one algorithm that a device uploaded together.
     *
     * @param ordinal counts the packs of the device
     * @param keyIds of those that nobody has got yet, in the order in which they are given out
     */
    public record Pack(int ordinal, String algorithm, List<String> keyIds) {}

    /** All of a device, in the order in which they are given out. */
    public List<Pack> packs(long device) {
        return sql().list(
                        "select ordinal, algorithm, key_ids, taken from one_time_key_pack where device_nid = ? order by ordinal",
                        wanted -> wanted.number(device),
                        row -> new Pack(row.getInt(1), row.getString(2), left(row, 3, 4)));
    }

    /** Those of some packs that nobody has got yet. */
    public List<OneTimeKey> of(long device, Collection<Integer> ordinals) {
        List<Long> wantedOrdinals = ordinals.stream().map(Integer::longValue).toList();
        return sql()
                .list(
                        "select key_ids, taken, key_jsons, algorithm from one_time_key_pack where device_nid = ? and ordinal = any(?)",
                        wanted -> wanted.number(device).numbers(wantedOrdinals),
                        row -> unpacked(device, row))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * One row, however many keys; they are given out after all that the device has. It is one statement, complete by itself.
     *
     * @param keys of one device and one algorithm
     * @return false if the device is no more, or has a pack of this ordinal by now
     */
    public boolean add(int ordinal, List<OneTimeKey> keys) {
        OneTimeKey first = keys.get(0);
        return sql().update(
                                "insert into one_time_key_pack (device_nid, ordinal, algorithm, key_ids, key_jsons, taken)"
                                        + " select nid, cast(? as integer), cast(? as varchar), cast(? as varchar array),"
                                        + " cast(? as bytea array), 0 from device where nid = ? on conflict do nothing",
                                to -> to.integer(ordinal)
                                        .text(first.algorithm())
                                        .texts(keys.stream()
                                                .map(OneTimeKey::keyId)
                                                .toList())
                                        .manyBytes(keys.stream()
                                                .map(OneTimeKey::json)
                                                .toList())
                                        .number(first.device()))
                > 0;
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
        List<Taken> taken = sql().list(
                        "select p.device_nid, p.algorithm, p.key_ids[p.taken + 1], p.key_jsons[p.taken + 1], p.ordinal,"
                                + " cardinality(p.key_ids) - p.taken from unnest(cast(? as bigint array)) as d(nid)"
                                + " join one_time_key_pack p on p.device_nid = d.nid and p.ordinal = (select min(q.ordinal)"
                                + " from one_time_key_pack q where q.device_nid = d.nid and q.algorithm = ?)",
                        wanted -> wanted.numbers(devices).text(algorithm),
                        row -> new Taken(key(row, 1), row.getLong(5), row.getInt(6) == 1));
        change("update one_time_key_pack set taken = taken + 1", taken.stream().filter(each -> !each.wasLast));
        change("delete from one_time_key_pack", taken.stream().filter(Taken::wasLast));
        return taken.stream().map(Taken::key).toList();
    }

    private void change(String what, Stream<Taken> packs) {
        List<Taken> some = packs.toList();
        if (some.isEmpty()) return;
        sql().update(
                        what + " where (device_nid, ordinal) in (select p.device_nid, p.ordinal from"
                                + " unnest(cast(? as bigint array), cast(? as bigint array)) as p(device_nid, ordinal))",
                        where -> where.numbers(some.stream()
                                        .map(each -> each.key.device())
                                        .toList())
                                .numbers(some.stream().map(Taken::ordinal).toList()));
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
                        "select algorithm, sum(cardinality(key_ids) - taken) from one_time_key_pack where device_nid = ? group by algorithm",
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

    private static List<OneTimeKey> unpacked(long device, ResultSet row) throws SQLException {
        List<String> ids = left(row, 1, 2);
        Object[] jsons = (Object[]) row.getArray(3).getArray();
        String algorithm = row.getString(4);
        int taken = jsons.length - ids.size();
        return IntStream.range(0, ids.size())
                .mapToObj(index -> new OneTimeKey(device, algorithm, ids.get(index), (byte[]) jsons[taken + index]))
                .toList();
    }

    /** @param ids column of the array @param taken column of how many of its first are gone */
    private static List<String> left(ResultSet row, int ids, int taken) throws SQLException {
        Object[] all = (Object[]) row.getArray(ids).getArray();
        return Arrays.stream(all)
                .skip(row.getInt(taken))
                .map(String.class::cast)
                .toList();
    }

    private static OneTimeKey key(ResultSet row, int from) throws SQLException {
        return new OneTimeKey(
                row.getLong(from), row.getString(from + 1), row.getString(from + 2), row.getBytes(from + 3));
    }

    private Sql sql() {
        return stores.sql();
    }
}
