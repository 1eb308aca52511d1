package org.enishi.encryption.dehydrated;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.enishi.encryption.keys.KeyUpload;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.json.JsonOut;
import org.enishi.security.Caller;
import org.enishi.store.encryption.DehydratedStore.Dehydrated;
import org.enishi.store.encryption.DeviceMessage;
import org.enishi.store.encryption.ToDeviceStore;

/** A user's dehydrated device: made, looked at, woken and removed. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DehydratedDevices {
    private static final int MOST_MESSAGES = 100;

    @Inject
    DehydratedRows rows;

    @Inject
    KeyUpload upload;

    @Inject
    ToDeviceStore messages;

    /** What a client says of it, beside its keys. */
    public record Wanted(DeviceId deviceId, JsonObject deviceData, Optional<String> initialDeviceDisplayName) {}

    /** In place of the one that is there. @throws MatrixException for bad keys; then there is none */
    public void put(Caller caller, Wanted wanted, JsonObject keys) {
        if (!(keys.get("device_keys") instanceof JsonObject))
            throw new MatrixException(ErrorCode.M_MISSING_PARAM, "device_keys are missing");
        long device = rows.replace(caller.account(), wanted);
        try {
            upload.upload(new Caller(caller.user(), caller.account(), wanted.deviceId, device, false, false), keys);
        } catch (MatrixException refused) {
            rows.remove(caller.account());
            throw refused;
        }
    }

    /** @throws MatrixException {@code M_NOT_FOUND} */
    public byte[] get(Caller caller) {
        Dehydrated found = require(caller);
        return new JsonOut()
                .open()
                .key("device_data")
                .raw(found.data())
                .key("device_id")
                .text(found.id().value())
                .close()
                .bytes();
    }

    /** With its keys and messages. @throws MatrixException {@code M_NOT_FOUND} */
    public DeviceId remove(Caller caller) {
        Dehydrated found = require(caller);
        rows.remove(caller.account());
        return found.id();
    }

    /**
     * Messages to it, which stay until it is removed.
     *
     * @param from {@code next_batch} of the answer before; empty: from the first
     * @throws MatrixException {@code M_NOT_FOUND}, {@code M_FORBIDDEN} for another device
     */
    public byte[] events(Caller caller, DeviceId device, String from) {
        Dehydrated found = require(caller);
        if (!found.id().equals(device)) throw MatrixException.forbidden("This is not your dehydrated device");
        List<DeviceMessage> some = messages.of(found.nid(), position(from), Long.MAX_VALUE, MOST_MESSAGES);
        long last = some.isEmpty() ? position(from) : some.get(some.size() - 1).position();
        return new JsonOut()
                .open()
                .key("events")
                .array(some.stream().map(DeviceMessage::message).toList())
                .key("next_batch")
                .text("d" + last)
                .close()
                .bytes();
    }

    private static long position(String from) {
        if (from.isEmpty()) return 0;
        if (!from.matches("d[0-9]{1,18}")) throw MatrixException.invalidParam("this server gave no such token");
        return Long.parseLong(from.substring(1));
    }

    private Dehydrated require(Caller caller) {
        return rows.find(caller.account()).orElseThrow(() -> MatrixException.notFound("No dehydrated device"));
    }
}
