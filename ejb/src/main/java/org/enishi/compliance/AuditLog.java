package org.enishi.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.enishi.store.audit.AuditEntries;
import org.enishi.store.audit.AuditEntry;
import org.enishi.store.audit.AuditFacts;
import org.jspecify.annotations.Nullable;

/** Writes the audit log: in the transaction of the deed, so that there is neither a deed without its entry nor the reverse. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AuditLog {
    @Inject
    AuditEntries entries;

    @Inject
    Clock clock;

    public void write(Deed deed) {
        var head = entries.lockHead();
        var facts = new AuditFacts(
                head.number() + 1,
                clock.millis(),
                deed.actor(),
                deed.action().code(),
                deed.object(),
                deed.reason(),
                text(deed.before()),
                text(deed.after()));
        entries.append(new AuditEntry(facts, AuditChain.hash(head.hash(), facts)), head);
    }

    private static @Nullable String text(@Nullable JsonObject json) {
        return json == null ? null : json.toString();
    }
}
