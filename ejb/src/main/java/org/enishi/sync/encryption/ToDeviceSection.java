package org.enishi.sync.encryption;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.journal.JournalKind;
import org.enishi.store.cache.Caches;
import org.enishi.store.encryption.DeviceMessage;
import org.enishi.store.encryption.ToDeviceStore;
import org.enishi.sync.answer.Saying;
import org.enishi.sync.answer.Section;
import org.enishi.sync.answer.SyncRequest;

/**
 * Messages to the device. Those before the token are acknowledged by it and deleted.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#send-to-device-messaging">Matrix v1.19,
 *     "Send-to-Device messaging"</a>
 */
@ApplicationScoped
public class ToDeviceSection implements Section {
    private static final int MOST = 100;
    private static final int MOST_DEVICES = 200_000;

    @Inject
    ToDeviceStore store;

    /** Devices about which is known whether they were given messages that wait for being acknowledged. */
    private final Cache<Long, Boolean> given =
            Caches.builder().maximumSize(MOST_DEVICES).build();

    @Override
    public void acknowledged(SyncRequest request) {
        acknowledge(request.caller().deviceNid(), request.toDevice());
    }

    @Override
    public void write(Asking asking, Saying saying) {
        SyncRequest request = asking.request();
        long device = request.caller().deviceNid();
        if (!asking.follower().mayHave(JournalKind.TO_DEVICE, request.toDevice())) return;
        List<DeviceMessage> messages =
                next(device, request.toDevice(), asking.moment().position());
        if (messages.isEmpty()) return;
        saying.isOnlyForNow();
        if (messages.size() > MOST)
            saying.hasMessagesUpTo(messages.get(MOST - 1).position());
        saying.isNews(true);
        saying.out()
                .events(
                        "to_device",
                        messages.stream()
                                .limit(MOST)
                                .map(DeviceMessage::message)
                                .toList());
    }

    /** The device has what came up to a position. */
    public void acknowledge(long device, long upTo) {
        if (Boolean.FALSE.equals(given.getIfPresent(device))) return;
        store.acknowledge(device, upTo);
        given.put(device, false);
    }

    /** One more than go into an answer, if there are so many. */
    public List<DeviceMessage> next(long device, long after, long upTo) {
        List<DeviceMessage> messages = store.of(device, after, upTo, MOST + 1);
        if (!messages.isEmpty()) given.put(device, true);
        return messages;
    }
}
