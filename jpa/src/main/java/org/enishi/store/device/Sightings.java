package org.enishi.store.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.id.UserId;
import org.enishi.store.JournalStores;

/** Who was here when, as far as it is written: some minutes late. */
@ApplicationScoped
public class Sightings {
    @Inject
    JournalStores stores;

    /** @param account surrogate key */
    public record Person(UserId user, long account) {}

    /** Those who were seen last, the last first. It reads when every device was seen: not for every day. */
    public List<Person> last(int most) {
        return stores.sql()
                .list(
                        "select a.user_id, a.nid from device_sighting s join device d on d.nid = s.device_nid"
                                + " join account a on a.nid = d.account_nid where s.last_seen_at is not null"
                                + " group by a.user_id, a.nid order by max(s.last_seen_at) desc limit ?",
                        wanted -> wanted.integer(most),
                        row -> new Person(new UserId(row.getString(1)), row.getLong(2)));
    }
}
