package org.enishi.policy.list;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.enishi.id.ServerName;
import org.enishi.store.policy.DomainPattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said of domains at one moment, where the most specific entry speaks: the exact name before the longest wildcard.
 * Immutable; a look-up costs one hash a label of the name, however many entries there are.
 */
public final class DomainMap<T> {
    /** Wildcards are kept with their star: {@code *.partner.example}. */
    private final Map<String, T> byPattern;

    public DomainMap(Map<DomainPattern, T> entries) {
        Map<String, T> names = new HashMap<>(entries.size() * 2);
        entries.forEach((pattern, entry) -> names.put(pattern.value(), entry));
        byPattern = names;
    }

    private DomainMap(HashMap<String, T> byPattern) {
        this.byPattern = byPattern;
    }

    public @Nullable T of(ServerName domain) {
        String name = domain.value().toLowerCase(Locale.ROOT);
        T exact = byPattern.get(name);
        if (exact != null || byPattern.isEmpty()) return exact;
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            T wide = byPattern.get("*" + name.substring(dot));
            if (wide != null) return wide;
        }
        return null;
    }

    /** All entries, by pattern. */
    public Map<String, T> entries() {
        return Collections.unmodifiableMap(byPattern);
    }

    /** The same with another entry, or without one, for this pattern. */
    public DomainMap<T> with(DomainPattern pattern, @Nullable T entry) {
        HashMap<String, T> changed = new HashMap<>(byPattern);
        if (entry == null) changed.remove(pattern.value());
        else changed.put(pattern.value(), entry);
        return new DomainMap<>(changed);
    }
}
