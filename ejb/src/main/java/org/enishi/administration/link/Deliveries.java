package org.enishi.administration.link;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.enishi.compliance.AuditAction;
import org.enishi.compliance.AuditLog;
import org.enishi.compliance.Deed;
import org.enishi.id.ServerName;
import org.enishi.remote.DeliveryWanted;
import org.enishi.security.Role;
import org.enishi.store.federation.Destination;
import org.enishi.store.federation.DestinationStore;
import org.enishi.store.federation.QueueStore;
import org.enishi.store.media.TrafficStore;

/** What waits for a partner, what became of the last attempts, and trying again now. */
@Stateless
@RolesAllowed(Role.ADMIN)
public class Deliveries {
    @Inject
    DestinationStore destinations;

    @Inject
    QueueStore queues;

    @Inject
    TrafficStore traffic;

    @Inject
    AuditLog audit;

    @Inject
    Event<DeliveryWanted> wanted;

    @Resource
    SessionContext session;

    public QueueState to(ServerName server) {
        Destination row = destinations.find(server).orElse(null);
        return QueueState.of(queues.of(server, row == null ? 0 : row.sentTo()), row);
    }

    /** The largest rooms that both are in. */
    public List<QueueStore.Shared> rooms(ServerName server, int limit) {
        return queues.rooms(server, 0, limit);
    }

    /** How many files went to and fro, and how large they were together. */
    public TrafficStore.Traffic files(ServerName server) {
        return traffic.with(server);
    }

    /** Tries now what waits, whatever happened before. */
    public void tryNow(ServerName server) {
        String actor = session.getCallerPrincipal().getName();
        audit.write(new Deed(AuditAction.DELIVERY_RETRIED, actor, server.value(), "", null, null));
        wanted.fire(new DeliveryWanted(server));
    }
}
