package org.enishi.encryption.signing;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enishi.encryption.devicelist.DeviceLists;
import org.enishi.encryption.devicelist.KeyReader;
import org.enishi.encryption.devicelist.PublishedKeys;
import org.enishi.encryption.remote.RemoteKeys;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.journal.Journal;
import org.enishi.journal.Pen;
import org.enishi.json.Json;
import org.enishi.security.Caller;
import org.enishi.store.encryption.CrossSigningStore;
import org.enishi.store.encryption.KeySignature;

/**
 * Adds signatures to keys. Each is judged by itself; what fails is told, the rest is kept.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3keyssignaturesupload">Matrix v1.19,
 *     "POST /keys/signatures/upload"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignatureUpload {
    private static final int MOST = 1_000;

    @Inject
    Journal journal;

    @Inject
    KeyReader reader;

    @Inject
    RemoteKeys remote;

    @Inject
    CrossSigningStore store;

    @Inject
    DeviceLists lists;

    /** @return {@code errcode} and {@code error} by user and key, of those that failed */
    public Map<String, Map<String, JsonObject>> upload(Caller caller, Map<UserId, JsonObject> signed) {
        Map<UserId, PublishedKeys> keys = keys(caller, signed.keySet());
        var judge = new SignatureJudge(caller.user(), keys.getOrDefault(caller.user(), reader.read(caller.user())));
        Map<String, Map<String, JsonObject>> failures = new TreeMap<>();
        List<KeySignature> accepted = new ArrayList<>();
        int count = signed.values().stream().mapToInt(JsonObject::size).sum();
        if (count > MOST) throw MatrixException.invalidParam("At most " + MOST + " signed keys at a time");
        signed.forEach((user, all) -> all.forEach((id, object) -> {
            try {
                accepted.addAll(judge.judge(keys.getOrDefault(user, PublishedKeys.NONE), user, id, object(object)));
            } catch (MatrixException refused) {
                failures.computeIfAbsent(user.value(), none -> new TreeMap<>()).put(id, error(refused));
            }
        }));
        if (!accepted.isEmpty()) journal.write(pen -> write(pen, caller, accepted));
        return failures;
    }

    private int write(Pen pen, Caller caller, List<KeySignature> accepted) {
        store.sign(accepted);
        var owner = new DeviceLists.Owner(caller.user(), caller.account());
        PublishedKeys own = reader.read(caller.user());
        Set<DeviceId> devices = new HashSet<>();
        Set<UserId> others = new HashSet<>();
        boolean signsOwn = false;
        for (KeySignature each : accepted) {
            if (!each.user().equals(caller.user())) others.add(each.user());
            else if (own.devices().containsKey(each.keyId())) devices.add(new DeviceId(each.keyId()));
            else signsOwn = true;
        }
        if (!devices.isEmpty()) lists.changed(pen, owner, devices);
        if (signsOwn) lists.signingKeysChanged(pen, owner);
        others.forEach(other -> lists.signedOther(pen, owner, other));
        return accepted.size();
    }

    private Map<UserId, PublishedKeys> keys(Caller caller, Set<UserId> users) {
        List<UserId> ours = new ArrayList<>();
        List<UserId> theirs = new ArrayList<>();
        for (UserId user : users) (user.server().equals(caller.user().server()) ? ours : theirs).add(user);
        Map<UserId, PublishedKeys> keys = reader.read(ours);
        keys.putAll(remote.query(theirs, 0).keys());
        return keys;
    }

    private static JsonObject object(JsonValue value) {
        if (value instanceof JsonObject object) return object;
        throw MatrixException.badJson("A signed key is an object");
    }

    private static JsonObject error(MatrixException refused) {
        return Json.object()
                .add("errcode", refused.code().name())
                .add("error", String.valueOf(refused.getMessage()))
                .build();
    }
}
