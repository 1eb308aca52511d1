package org.enishi.remote.discovery;

import java.util.Optional;
import org.enishi.id.ServerName;

/**
 * What a well-known says.
 *
 * @param to where the server is; empty if there is no usable answer
 * @param problem why there is none
 */
public record WellKnownAnswer(Optional<ServerName> to, String problem) {}
