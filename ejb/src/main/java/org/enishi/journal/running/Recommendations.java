package org.enishi.journal.running;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.enishi.event.Event;
import org.enishi.event.StateKey;
import org.enishi.journal.RoomHead;
import org.enishi.journal.Rooms;
import org.enishi.journal.endorsement.Endorser;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.store.room.MemberStore;

/** Asks a room's policy server about events of ours that somebody sees before they come to the journal. */
@ApplicationScoped
public class Recommendations {
    @Inject
    Rooms rooms;

    @Inject
    MemberStore members;

    @Inject
    Endorser endorser;

    /**
     * Blocks on the network: call it without a transaction.
     *
     * @return the event with the signature of the room's policy server, if the room uses one
     * @throws org.enishi.error.MatrixException if it does not recommend the event, in its own words
     */
    public Event of(RoomHead room, Event event) {
        var policy = rooms.stateAt(room.state()).get(StateKey.POLICY);
        return PolicyServer.of(policy, server -> members.isIn(room.nid(), server))
                .filter(server -> PolicyServer.isAskedAbout(event) && !server.hasSigned(event))
                .map(server -> endorser.ask(server, room.host(), event))
                .orElse(event);
    }
}
