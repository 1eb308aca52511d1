package org.enishi.journal.endorsement;

import org.enishi.event.Event;
import org.enishi.id.ServerName;
import org.enishi.rules.policyserver.PolicyServer;

/** Asks policy servers for their signatures. */
public interface Endorser {
    /**
     * Blocks, for a few seconds at most. Called without a transaction.
     *
     * @param host the server at which the room was made
     * @return the event with the policy server's signature
     * @throws org.enishi.error.MatrixException if it does not sign, with its own words; or if it cannot, or may not, be asked
     */
    Event ask(PolicyServer server, ServerName host, Event event);
}
