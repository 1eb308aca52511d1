package org.enishi.encryption.keys;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.enishi.configuration.Configuration;
import org.enishi.encryption.remote.RemoteAnswer;
import org.enishi.encryption.remote.RemoteKeys;
import org.enishi.id.UserId;
import org.enishi.json.JsonOut;

/** One-time keys for a user of ours, of devices of any server. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ClaimedKeys {
    @Inject
    KeyClaim claim;

    @Inject
    RemoteKeys remote;

    @Inject
    Configuration configuration;

    /** @param wanted algorithms by user and device; @param timeout milliseconds to wait for other servers */
    public byte[] claim(Map<UserId, Map<String, String>> wanted, long timeout) {
        Map<UserId, Map<String, String>> ours = new HashMap<>();
        Map<UserId, Map<String, String>> theirs = new HashMap<>();
        wanted.forEach((user, devices) ->
                (user.server().equals(configuration.serverName()) ? ours : theirs).put(user, devices));
        RemoteAnswer answer = remote.claim(theirs, timeout);
        JsonOut out = new JsonOut().open().key("failures").raw(answer.failures());
        out.key("one_time_keys").open();
        claim.claim(ours).forEach((user, keys) -> out.anyKey(user.value()).raw(keys));
        answer.oneTimeKeys().forEach((user, keys) -> out.anyKey(user.value()).raw(keys));
        return out.close().close().bytes();
    }
}
