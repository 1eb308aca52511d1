package org.enishi.remote;

import org.enishi.id.ServerName;

/** Fired when a signed request of another server has been verified, or it has answered one of ours: it is up again, if it was down. */
public record PeerSpoke(ServerName server) {}
