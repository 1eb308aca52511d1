package org.enishi.history;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.journal.RoomHead;
import org.enishi.json.JsonOut;
import org.enishi.json.Spliced;
import org.enishi.security.Caller;
import org.enishi.store.accountdata.AccountDataStore;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.store.directory.PublishedStore;

/** What is told of a room and is not in it: whether it is published, and what the user has attached to it. */
@Stateless
public class RoomBelongings {
    @Inject
    AccountDataStore data;

    @Inject
    PublishedStore published;

    /** {@code visibility} and {@code account_data}. */
    public void write(Caller caller, RoomHead room, Spliced answer) {
        answer.member("visibility", published.isPublished(room.nid()) ? "public" : "private");
        List<byte[]> events = data.ofRooms(caller.account(), List.of(room.id())).stream()
                .map(RoomBelongings::event)
                .toList();
        answer.member("account_data", events);
    }

    private static byte[] event(AccountDatum datum) {
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
