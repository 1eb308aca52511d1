package org.enishi.web.client.membership;

import java.util.Optional;
import org.enishi.id.UserId;

/** The body of a request about somebody else. */
record Target(UserId userId, Optional<String> reason) {}
