package org.enishi.account.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.error.MatrixException;
import org.enishi.id.DeviceId;
import org.enishi.id.UserId;
import org.enishi.security.token.TokenGenerator;
import org.enishi.store.encryption.CrossSigningStore;

/**
 * Names for new devices: none that a cross-signing key of the user has, for their key IDs are in one namespace.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#cross-signing">Matrix v1.19, "Cross-signing"</a>
 */
@ApplicationScoped
class DeviceNames {
    @Inject
    TokenGenerator generator;

    @Inject
    CrossSigningStore keys;

    /** @throws MatrixException {@code M_FORBIDDEN} for the name of a key */
    DeviceId requireFree(UserId user, DeviceId wanted) {
        boolean taken =
                keys.of(List.of(user)).stream().anyMatch(key -> key.keyId().equals(wanted.value()));
        if (taken) throw MatrixException.forbidden("One of your keys has this name");
        return wanted;
    }

    DeviceId any() {
        return new DeviceId(generator.deviceId());
    }
}
