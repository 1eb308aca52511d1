package org.enishi.administration.partner;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.partner.Announcement;
import org.enishi.policy.list.AllowListReader;
import org.enishi.policy.list.AllowListReading;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.ListVersion;

/**
 * Writes each change of the lists to the audit log, hands the policy the new lists for the moment of the commit, and has
 * the partner told.
 */
@Dependent
public class ListChanges {
    @Inject
    AuditLog audit;

    @Inject
    AllowListReader reader;

    @Inject
    Announcement announcement;

    @Inject
    ListVersion version;

    @Inject
    Event<AllowListReading> counts;

    /** Before what is to be changed is read. */
    public void begin() {
        version.lock();
    }

    /** After it was written. The version counts with it, so there is none whose lists nobody was given. */
    public void write(Deed deed) {
        audit.write(deed);
        counts.fire(reader.changed(version.countUp()));
        announcement.to(new DomainPattern(deed.object()));
    }
}
