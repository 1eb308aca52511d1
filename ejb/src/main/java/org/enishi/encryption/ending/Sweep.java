package org.enishi.encryption.ending;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.startup.StartupStep;
import org.enishi.startup.Summary;
import org.enishi.store.JournalStores;
import org.enishi.store.encryption.DeviceKeyStore;
import org.enishi.store.encryption.DeviceKeys;
import org.enishi.store.encryption.LeftBehind;

/** A server that was cut off between ending a device or an account and removing its keys makes it good at its next start. */
@ApplicationScoped
class Sweep implements StartupStep {
    private static final int AFTER_THE_JOURNAL = 405;

    @Inject
    DeviceKeyStore devices;

    @Inject
    LeftBehind leftBehind;

    @Inject
    JournalStores stores;

    @Inject
    EndedDevices ended;

    @Inject
    Journal journal;

    @Override
    public int order() {
        return AFTER_THE_JOURNAL;
    }

    @Override
    public void run(Summary summary) {
        leftBehind.sweep();
        sweepDevices();
        leftBehind.endedAccounts().forEach(this::sweepAccount);
    }

    private void sweepAccount(long account, UserId user) {
        journal.write(pen -> {
            ended.removeAccount(pen, new DeviceLists.Owner(user, account));
            return true;
        });
    }

    private void sweepDevices() {
        Map<UserId, Map<Long, DeviceId>> orphans = new HashMap<>();
        for (DeviceKeys each : devices.orphans()) {
            Long device = each.device();
            if (device != null)
                orphans.computeIfAbsent(each.user(), none -> new HashMap<>()).put(device, each.id());
        }
        if (orphans.isEmpty()) return;
        Map<UserId, Long> accounts = stores.accounts().of(orphans.keySet());
        journal.write(pen -> {
            orphans.forEach((user, gone) ->
                    ended.remove(pen, new DeviceLists.Owner(user, accounts.getOrDefault(user, 0L)), gone));
            return orphans.size();
        });
    }
}
