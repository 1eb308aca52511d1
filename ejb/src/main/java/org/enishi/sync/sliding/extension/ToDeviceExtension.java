package org.enishi.sync.sliding.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import java.util.List;
import java.util.Optional;
import org.enishi.error.MatrixException;
import org.enishi.journal.JournalKind;
import org.enishi.json.JsonOut;
import org.enishi.store.encryption.DeviceMessage;
import org.enishi.sync.encryption.ToDeviceSection;

/** {@code to_device} (MSC3885). It has a token of its own: a message stays until the token of its answer comes back. */
@ApplicationScoped
public class ToDeviceExtension implements Extension {
    private static final int MOST = 100;
    private static final String FORM = "[0-9]{1,18}";

    @Inject
    ToDeviceSection messages;

    @Override
    public String name() {
        return "to_device";
    }

    @Override
    public Optional<Told> tell(ExtensionRequest request) {
        long device = request.caller().deviceNid();
        String since = request.wanted().getString("since", "");
        if (!since.isEmpty() && !since.matches(FORM))
            throw MatrixException.invalidParam("this server gave no such token");
        long after = since.isEmpty() ? 0 : Long.parseLong(since);
        if (after > 0) messages.acknowledge(device, after);
        if (!request.follower().mayHave(JournalKind.TO_DEVICE, after)) return Optional.empty();
        List<DeviceMessage> found = messages.next(device, after, request.upTo());
        if (found.isEmpty()) return Optional.empty();
        List<DeviceMessage> told = found.subList(0, Math.min(limit(request), found.size()));
        long last = told.size() < found.size() ? told.get(told.size() - 1).position() : request.upTo();
        byte[] json = new JsonOut()
                .open()
                .key("next_batch")
                .text(Long.toString(last))
                .key("events")
                .array(told.stream().map(DeviceMessage::message).toList())
                .close()
                .bytes();
        return Optional.of(Told.news(json));
    }

    private static int limit(ExtensionRequest request) {
        return request.wanted().get("limit") instanceof JsonNumber number
                ? Math.max(1, Math.min(number.intValue(), MOST))
                : MOST;
    }
}
