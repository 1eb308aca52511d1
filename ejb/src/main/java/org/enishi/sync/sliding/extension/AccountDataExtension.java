package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.RoomId;
import org.enishi.json.JsonOut;
import org.enishi.store.accountdata.AccountDatum;
import org.enishi.sync.data.AccountDataReader;

/** {@code account_data} (MSC3959). */
@ApplicationScoped
public class AccountDataExtension implements Extension {
    @Inject
    AccountDataReader data;

    @Override
    public String name() {
        return "account_data";
    }

    @Override
    public Optional<Told> tell(ExtensionRequest request) {
        Set<RoomId> known = new HashSet<>();
        Set<RoomId> fresh = new HashSet<>();
        request.wantedRooms().forEach((nid, room) -> (request.isKnown(nid) ? known : fresh).add(room));
        List<AccountDatum> changed = data.changed(request.caller().account(), request.since(), request.upTo());
        Collection<byte[]> global = AccountDataReader.global(
                        changed, request.caller().user(), request.isInitial())
                .values();
        Map<RoomId, List<byte[]>> ofRooms = new LinkedHashMap<>();
        for (AccountDatum datum : changed)
            datum.room().filter(known::contains).ifPresent(room -> add(ofRooms, room, datum));
        for (AccountDatum datum : data.ofRooms(request.caller().account(), fresh))
            datum.room().ifPresent(room -> add(ofRooms, room, datum));
        if (global.isEmpty() && ofRooms.isEmpty()) return Optional.empty();
        JsonOut out = new JsonOut().open();
        if (!global.isEmpty()) out.key("global").array(global);
        if (!ofRooms.isEmpty()) {
            out.key("rooms").open();
            ofRooms.forEach((room, events) -> out.anyKey(room.value()).array(events));
            out.close();
        }
        return Optional.of(Told.news(out.close().bytes()));
    }

    private static void add(Map<RoomId, List<byte[]>> found, RoomId room, AccountDatum datum) {
        found.computeIfAbsent(room, none -> new ArrayList<>()).add(AccountDataReader.render(datum));
    }
}
