package org.enishi.policy.list;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;
import org.enishi.store.policy.DomainPattern;
import org.enishi.store.policy.Terms;
import org.jspecify.annotations.Nullable;

/** Agreements and denied domains at one moment. */
public record Lists(DomainMap<Terms> agreed, DomainMap<DomainPattern> denied) {
    /** Before the first reading: nobody is let in by mistake. */
    public static final Lists NONE = of(Map.of(), Set.of());

    public static Lists of(Map<DomainPattern, Terms> agreed, Set<DomainPattern> denied) {
        return new Lists(
                new DomainMap<>(agreed),
                new DomainMap<>(denied.stream().collect(Collectors.toMap(Function.identity(), Function.identity()))));
    }

    public boolean denies(ServerName domain) {
        return denied.of(domain) != null;
    }

    public @Nullable Terms terms(ServerName domain) {
        return agreed.of(domain);
    }

    public Lists with(DomainPattern domain, @Nullable Terms terms) {
        return new Lists(agreed.with(domain, terms), denied);
    }
}
