package org.enishi.sync.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.sync.answer.Saying;
import org.enishi.sync.answer.Section;
import org.enishi.sync.answer.SyncRequest;

/** Whose keys changed since the token. */
@ApplicationScoped
public class DeviceListSection implements Section {
    @Inject
    DeviceChanges changes;

    @Override
    public void write(Asking asking, Saying saying) {
        SyncRequest request = asking.request();
        if (request.isInitial()) return;
        DeviceChanges.Changes found = changes.between(
                request.caller(),
                asking.moment(),
                request.since(),
                asking.moment().position());
        if (found.isEmpty()) return;
        saying.isNews(true);
        saying.out().key("device_lists").open();
        saying.out().key("changed").raw(array(found.changed()));
        saying.out().key("left").raw(array(found.left()));
        saying.out().close();
    }

    private static byte[] array(Collection<UserId> users) {
        return Json.bytes(
                Json.array(users.stream().map(UserId::value).sorted().toList()).build());
    }
}
