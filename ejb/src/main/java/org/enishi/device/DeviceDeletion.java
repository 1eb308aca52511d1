package org.enishi.device;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import org.enishi.id.DeviceId;
import org.enishi.interactive.Asked;
import org.enishi.interactive.InteractiveAuthentication;
import org.enishi.interactive.Stage;

/**
 * Removes devices of the caller, with their tokens, after the caller has proved again who they are.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3delete_devices">Matrix v1.19, "POST
 *     /delete_devices"</a>
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeviceDeletion {
    @Inject
    InteractiveAuthentication interactive;

    @Inject
    DeviceRemover remover;

    /** Those of these that exist. */
    public void delete(Asked asked, Collection<DeviceId> devices) {
        interactive.require(asked, Stage.PASSWORD);
        remover.remove(asked.caller().orElseThrow().account(), Set.copyOf(devices));
    }
}
