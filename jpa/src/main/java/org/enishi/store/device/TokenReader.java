package org.enishi.store.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/**
 * Whom access tokens stand for. Clients that wait in {@code /sync} let this be asked at nearly every turn, so it is one
 * statement, without entities and without a transaction of its own.
 */
@ApplicationScoped
public class TokenReader {
    @Inject
    JournalStores stores;

    /**
     * Whom a token stands for.
     *
     * @param account surrogate key
     * @param deviceNid surrogate key of the device
     * @param expires empty: never
     * @param succeeds surrogate key of the refresh token that came with it, while the one for which that was given is still good
     */
    public record Holder(
            UserId user,
            long account,
            boolean admin,
            boolean guest,
            DeviceId device,
            long deviceNid,
            Optional<Instant> expires,
            Optional<Long> succeeds) {}

    public Optional<Holder> find(byte[] hash) {
        return stores.sql()
                .first(
                        "select a.user_id, a.nid, a.admin and a.deactivated_at is null, a.guest, d.device_id, d.nid, t.expires_at,"
                                + " (select r.nid from refresh_token r where r.nid = t.refresh_nid and r.replaces is not null)"
                                + " from access_token t join device d on d.nid = t.device_nid join account a on a.nid = d.account_nid"
                                + " where t.hash = ?",
                        wanted -> wanted.bytes(hash),
                        TokenReader::holder);
    }

    private static Holder holder(ResultSet row) throws SQLException {
        return new Holder(
                new UserId(row.getString(1)),
                row.getLong(2),
                row.getBoolean(3),
                row.getBoolean(4),
                new DeviceId(row.getString(5)),
                row.getLong(6),
                Optional.ofNullable(row.getObject(7, Long.class)).map(Instant::ofEpochMilli),
                Optional.ofNullable(row.getObject(8, Long.class)));
    }
}
