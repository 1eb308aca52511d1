package org.enishi.security.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /** The device stays, as somebody logs in anew with its id. */
    public void endTokens(Device device) {
        tokens.removeOfDevice(device.nid());
        ended.fire(new TokensEnded(Set.of(device.nid())));
    }

    /** @param nids surrogate keys */
    public void remove(Collection<Long> nids) {
        devices.remove(nids);
        ended.fire(new TokensEnded(Set.copyOf(nids)));
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
