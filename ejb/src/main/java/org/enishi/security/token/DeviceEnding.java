package org.enishi.security.token;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enishi.id.DeviceId;
import org.enishi.store.account.Account;
import org.enishi.store.device.Device;
import org.enishi.store.device.DeviceStore;
import org.enishi.store.device.TokenStore;

/** Ends devices, or only their tokens, and tells who has remembered them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DeviceEnding {
    @Inject
    DeviceStore devices;

    @Inject
    TokenStore tokens;

    @Inject
    Event<TokensEnded> ended;

    @Inject
    Event<DevicesEnded> devicesEnded;

    /** The device stays, as somebody logs in anew with its id. */
    public void endTokens(Device device) {
        tokens.removeOfDevice(device.nid());
        ended.fire(new TokensEnded(Set.of(device.nid())));
    }

    /** @param nids surrogate keys */
    public void remove(Collection<Long> nids) {
        Map<Account, Map<Long, DeviceId>> gone = devices.findLocked(nids).stream()
                .collect(groupingBy(Device::account, toMap(Device::nid, Device::deviceId)));
        List<DevicesEnded> told = gone.entrySet().stream()
                .map(each ->
                        new DevicesEnded(each.getKey().user(), each.getKey().nid(), each.getValue()))
                .toList();
        devices.remove(nids);
        ended.fire(new TokensEnded(Set.copyOf(nids)));
        told.forEach(devicesEnded::fire);
    }

    /** All of an account's, but for one. */
    public void removeOthers(long account, long kept) {
        List<Long> nids = devices.ofAccount(account).stream()
                .map(Device::nid)
                .filter(nid -> nid != kept)
                .toList();
        remove(nids);
    }

    public void removeAll(long account) {
        removeOthers(account, 0);
    }
}
