package org.enishi.store.encryption;

import org.enishi.store.JournalStores;

/** Stores of encryption without a container. */
public record EncryptionRows(DeviceKeyStore devices, CrossSigningStore crossSigning, LeftBehind leftBehind) {
    public static EncryptionRows in(JournalStores stores) {
        var rows = new EncryptionRows(new DeviceKeyStore(), new CrossSigningStore(), new LeftBehind());
        rows.devices.stores = stores;
        rows.crossSigning.stores = stores;
        rows.leftBehind.stores = stores;
        return rows;
    }
}
