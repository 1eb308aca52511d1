package org.enishi.remote.discovery;

import java.time.Duration;
import org.enishi.id.ServerName;

/**
 * What {@code /.well-known/matrix/server} said.
 *
 * @param validFor how long it may be remembered
 */
record Delegation(ServerName to, Duration validFor) {}
