package org.enishi.policy.list;

import java.util.Map;
import java.util.Set;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;

/**
 * All agreements and denied domains as one transaction saw them. Fired as an event by the transaction that changed them; it
 * counts from its commit.
 */
public record AllowListReading(long version, Map<DomainPattern, Terms> agreed, Set<DomainPattern> denied) {}
