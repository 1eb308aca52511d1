package org.enishi.remote.discovery;

import java.time.Duration;
import java.util.Optional;
import org.enishi.id.ServerName;

/**
 * What {@code /.well-known/matrix/server} said.
 *
 * @param to empty where there is no usable answer
 * @param validFor how long it may be remembered
 */
record Delegation(Optional<ServerName> to, Duration validFor) {}
