package org.enishi.store.federation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.enishi.id.ServerName;

/** A server that gets our events: how far it got them, and who delivers to it. */
@Entity
@Table(name = "destination")
public class Destination {
    @Id
    @Column(name = "server")
    private String server;

    @Column(name = "sent_to")
    private long sentTo;

    @Column(name = "failures")
    private int failures;

    @Column(name = "retry_at")
    private long retryAt;

    @Column(name = "lease_node")
    private String leaseNode = "";

    @Column(name = "lease_until")
    private long leaseUntil;

    @Column(name = "succeeded_at")
    private long succeededAt;

    @Column(name = "failed_at")
    private long failedAt;

    @Column(name = "failure")
    private String failure = "";

    protected Destination() {
        this.server = "";
    }

    Destination(ServerName server) {
        this.server = server.value();
    }

    public ServerName server() {
        return new ServerName(server);
    }

    /** The outbox position up to which it has everything. */
    public long sentTo() {
        return sentTo;
    }

    /** Attempts in a row that failed. */
    public int failures() {
        return failures;
    }

    /** Not before this time; milliseconds. */
    public long retryAt() {
        return retryAt;
    }

    public long leaseUntil() {
        return leaseUntil;
    }

    public String leaseNode() {
        return leaseNode;
    }

    /** When it last took something; milliseconds; 0: never. */
    public long succeededAt() {
        return succeededAt;
    }

    /** When it last did not, and why; milliseconds; 0: never. */
    public long failedAt() {
        return failedAt;
    }

    public String failure() {
        return failure;
    }
}
