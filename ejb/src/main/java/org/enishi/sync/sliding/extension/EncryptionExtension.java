package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.enishi.id.UserId;
import org.enishi.journal.JournalKind;
import org.enishi.json.Json;
import org.enishi.json.JsonOut;
import org.enishi.sync.encryption.DeviceChanges;
import org.enishi.sync.encryption.KeyCountSection;

/** {@code e2ee} (MSC3884): whose devices changed, and how many one-time keys the device has left. */
@ApplicationScoped
public class EncryptionExtension implements Extension {
    @Inject
    DeviceChanges changes;

    @Inject
    KeyCountSection counts;

    @Override
    public String name() {
        return "e2ee";
    }

    @Override
    public Optional<Told> tell(ExtensionRequest request) {
        DeviceChanges.Changes found = request.isInitial()
                ? new DeviceChanges.Changes(Set.of(), Set.of())
                : changes.between(request.caller(), request.moment(), request.since(), request.upTo());
        boolean fewerKeys = request.follower().last(JournalKind.KEY_COUNT) > request.since();
        JsonOut out = new JsonOut().open();
        if (!found.isEmpty()) {
            out.key("device_lists").open();
            out.key("changed").raw(array(found.changed()));
            out.key("left").raw(array(found.left())).close();
        }
        counts.write(request.caller().deviceNid(), request.follower(), request.upTo(), out);
        return Optional.of(new Told(out.close().bytes(), !found.isEmpty() || fewerKeys));
    }

    private static byte[] array(Collection<UserId> users) {
        return Json.bytes(
                Json.array(users.stream().map(UserId::value).sorted().toList()).build());
    }
}
