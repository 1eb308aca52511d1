package org.enishi.store.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private record Taken(long device, long ordinal, byte[] slot, boolean wasLast) {
        static Taken from(ResultSet row) throws SQLException {
            return new Taken(row.getLong(1), row.getLong(2), row.getBytes(3), row.getInt(4) == 1);
        }
    }

    private static final String NEXT =
            "p.device_nid, p.ordinal, substring(p.slots from p.next_at + 1 for p.sizes[p.taken + 1]), cardinality(p.sizes) - p.taken";

    /** All that exist of these users. */
    public List<Place> places(Collection<UserId> users) {
        return sql().list(
                        // Not "= any(?)": there each row of a small table is compared with each name.
                        "select d.nid, a.nid, a.user_id, d.device_id from unnest(cast(? as varchar array)) as w(user_id)"
                                + " join account a on a.user_id = w.user_id join device d on d.account_nid = a.nid",
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
                        row -> new Pack(row.getInt(1), row.getString(2), left(row, 3, 4, String.class)));
    }

    /** Those of some packs that nobody has got yet. */
    public List<OneTimeKey> of(long device, Collection<Integer> ordinals) {
        List<Long> wantedOrdinals = ordinals.stream().map(Integer::longValue).toList();
        return sql()
                .list(
                        "select algorithm, taken, next_at, sizes, slots from one_time_key_pack where device_nid = ? and ordinal = any(?)",
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
        Slots slots = Slots.of(keys);
        return sql().update(
                                "insert into one_time_key_pack (device_nid, ordinal, algorithm, taken, next_at, sizes, key_ids, slots)"
                                        + " select nid, cast(? as integer), cast(? as varchar), 0, 0, cast(? as integer array),"
                                        + " cast(? as varchar array), cast(? as bytea) from device where nid = ? on conflict do nothing",
                                to -> to.integer(ordinal)
                                        .text(first.algorithm())
                                        .numbers(slots.sizes())
                                        .texts(keys.stream()
                                                .map(OneTimeKey::keyId)
                                                .toList())
                                        .bytes(slots.bytes())
                                        .number(first.device()))
                > 0;
    }

    /** In place of another of the same algorithm. The same key again stays as it is: used, if somebody has got it. */
    public void putFallback(List<OneTimeKey> keys) {
        sql().batch(
                        "delete from fallback_key where device_nid = ? and algorithm = ? and (key_id <> ? or key_json <> ?)",
                        keys,
                        (gone, key) -> gone.number(key.device())
                                .text(key.algorithm())
                                .text(key.keyId())
                                .bytes(key.json()));
        sql().batch(
                        "insert into fallback_key (device_nid, algorithm, key_id, used, key_json) values (?, ?, ?, false, ?) on conflict do nothing",
                        keys,
                        (to, key) -> to.number(key.device())
                                .text(key.algorithm())
                                .text(key.keyId())
                                .bytes(key.json()));
    }

    /** The next key of each device, which nobody gets again; nothing for devices that have none. */
    public List<OneTimeKey> take(Collection<Long> devices, String algorithm) {
        List<Taken> taken =
                sql().list(nextOfEach(), wanted -> wanted.numbers(devices).text(algorithm), Taken::from);
        change(
                "update one_time_key_pack set next_at = next_at + sizes[taken + 1], taken = taken + 1",
                taken.stream().filter(each -> !each.wasLast));
        change("delete from one_time_key_pack", taken.stream().filter(Taken::wasLast));
        return taken.stream()
                .map(each -> Slots.key(each.device, algorithm, each.slot))
                .toList();
    }

    /** PostgreSQL would go through the whole table for the form that H2 knows. */
    private String nextOfEach() {
        String each = " from unnest(cast(? as bigint array)) as d(nid)";
        return sql().isPostgresql()
                ? "select n.*" + each + " cross join lateral (select " + NEXT + " from one_time_key_pack p"
                        + " where p.device_nid = d.nid and p.algorithm = ? order by p.ordinal fetch first row only) n"
                : "select " + NEXT + each + " join one_time_key_pack p on p.device_nid = d.nid and p.ordinal ="
                        + " (select min(q.ordinal) from one_time_key_pack q where q.device_nid = d.nid and q.algorithm = ?)";
    }

    private void change(String what, Stream<Taken> packs) {
        List<Taken> some = packs.toList();
        if (some.isEmpty()) return;
        sql().update(
                        what + " where (device_nid, ordinal) in (select p.device_nid, p.ordinal from"
                                + " unnest(cast(? as bigint array), cast(? as bigint array)) as p(device_nid, ordinal))",
                        where -> where.numbers(some.stream().map(Taken::device).toList())
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
                        "select algorithm, sum(cardinality(sizes) - taken) from one_time_key_pack where device_nid = ? group by algorithm",
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
        String algorithm = row.getString(1);
        byte[] slots = row.getBytes(5);
        int at = row.getInt(3);
        List<OneTimeKey> found = new ArrayList<>();
        for (int size : left(row, 4, 2, Integer.class)) {
            found.add(Slots.key(device, algorithm, Arrays.copyOfRange(slots, at, at + size)));
            at += size;
        }
        return found;
    }

    /** @param all column of the array @param taken column of how many of its first are gone */
    private static <T> List<T> left(ResultSet row, int all, int taken, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(all).getArray())
                .skip(row.getInt(taken))
                .map(type::cast)
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
