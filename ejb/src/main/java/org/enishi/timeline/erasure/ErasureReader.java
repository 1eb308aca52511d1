package org.enishi.timeline.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.enishi.id.UserId;
import org.enishi.store.account.ErasedUserStore;

/** Reads who is erased in a short transaction of its own. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ErasureReader {
    @Inject
    ErasedUserStore store;

    Map<UserId, Long> all() {
        return store.all();
    }
}
