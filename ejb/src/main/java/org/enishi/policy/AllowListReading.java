package org.enishi.policy;

import java.util.List;
import org.enishi.store.policy.DomainPattern;

/**
 * The whole list as one transaction saw it. Fired as an event by the transaction that changed it; it counts from its
 * commit.
 */
public record AllowListReading(long version, List<DomainPattern> patterns) {}
