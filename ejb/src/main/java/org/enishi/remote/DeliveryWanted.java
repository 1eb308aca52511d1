package org.enishi.remote;

import org.enishi.id.ServerName;

/** Fired when somebody wants what waits for this server to be delivered now, whatever happened before. */
public record DeliveryWanted(ServerName server) {}
