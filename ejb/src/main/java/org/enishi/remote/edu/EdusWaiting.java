package org.enishi.remote.edu;

import java.util.Collection;
import org.enishi.id.ServerName;

/** There is something for these servers. Observe it {@code AFTER_SUCCESS}. */
public record EdusWaiting(Collection<ServerName> servers) {}
