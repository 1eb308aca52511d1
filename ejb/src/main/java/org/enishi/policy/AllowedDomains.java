package org.enishi.policy;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.enishi.id.ServerName;
import org.enishi.store.policy.DomainPattern;

/** The list at one moment. Immutable; a look-up costs one hash a label of the name, however long the list is. */
final class AllowedDomains {
    static final AllowedDomains NONE = new AllowedDomains(Set.of());

    /** Wildcards are kept with their star: {@code *.partner.example}. */
    private final Set<String> patterns;

    AllowedDomains(Collection<DomainPattern> patterns) {
        this.patterns = patterns.stream().map(DomainPattern::value).collect(Collectors.toUnmodifiableSet());
    }

    boolean covers(ServerName domain) {
        String name = domain.folded().value();
        if (patterns.contains(name)) return true;
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (patterns.contains("*" + name.substring(dot))) return true;
        }
        return false;
    }

    int size() {
        return patterns.size();
    }
}
