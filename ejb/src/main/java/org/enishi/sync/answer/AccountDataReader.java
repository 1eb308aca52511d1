package org.enishi.sync.answer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.enishi.id.RoomId;
import org.enishi.json.JsonOut;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;

/** Reads account data in a short transaction of its own. */
@Stateless
public class AccountDataReader {
    @Inject
    AccountDataStore store;

    public List<AccountDatum> changed(long account, long after, long upTo) {
        return store.changed(account, after, upTo);
    }

    /** Global, and of all rooms. */
    public List<AccountDatum> ofType(long account, String type) {
        return store.ofType(account, type);
    }

    public List<AccountDatum> ofRooms(long account, Collection<RoomId> rooms) {
        return rooms.isEmpty() ? List.of() : store.ofRooms(account, rooms);
    }

    /** As clients get it, as JSON. */
    public static byte[] render(AccountDatum datum) {
        return new JsonOut()
                .open()
                .key("type")
                .text(datum.type())
                .key("content")
                .raw(datum.content())
                .close()
                .bytes();
    }
}
