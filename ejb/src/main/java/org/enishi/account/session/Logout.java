package org.enishi.account.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.security.Caller;
import org.enishi.security.token.DeviceEnding;

/**
 * The end of sessions by their users.
 *
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3logout">Matrix v1.19, "POST
 *     /logout"</a>
 */
@Stateless
public class Logout {
    @Inject
    DeviceEnding ending;

    /** The device goes with its tokens. */
    public void one(Caller caller) {
        ending.remove(List.of(caller.deviceNid()));
    }

    public void all(Caller caller) {
        ending.removeAll(caller.account());
    }
}
