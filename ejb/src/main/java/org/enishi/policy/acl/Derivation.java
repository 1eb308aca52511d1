package org.enishi.policy.acl;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enishi.configuration.FederationMode;
import org.enishi.id.ServerName;
import org.enishi.json.CanonicalJson;
import org.enishi.json.Json;
import org.enishi.policy.list.Lists;
import org.enishi.rules.acl.DerivedAcl;
import org.enishi.store.policy.Terms;

/**
 * What the company's lists at one moment mean as an {@code m.room.server_acl}, which knows hosts without ports, globs, and
 * that a denied host is denied whatever else is said.
 *
 * @param now milliseconds
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#server-access-control-lists-acls-for-rooms">Matrix v1.19,
 *     "Server Access Control Lists (ACLs) for rooms"</a>
 */
record Derivation(ServerName own, FederationMode mode, Lists lists, long now) {
    /** An event has 65,536 bytes at most; the rest is for what stands around the list. */
    private static final int MOST_BYTES = 60_000;

    private static final String ANYBODY = "*";

    static final WantedAcl OPEN_TO_ALL = new WantedAcl(content(Set.of(ANYBODY), Set.of()), false);

    WantedAcl acl() {
        WantedAcl exact = wanted(allowed());
        boolean fits = CanonicalJson.writtenBytes(exact.content()).length <= MOST_BYTES;
        return fits ? exact : OPEN_TO_ALL;
    }

    private WantedAcl wanted(Set<String> allowed) {
        Set<String> hosts = hosts(allowed);
        hosts.add(own.host().toLowerCase(Locale.ROOT));
        Set<String> denied = denied(allowed, hosts);
        boolean restricts = mode != FederationMode.OPEN || !denied.isEmpty();
        return new WantedAcl(content(hosts, denied), restricts);
    }

    private static JsonObject content(Set<String> allow, Set<String> deny) {
        boolean literals = allow.stream().anyMatch(host -> host.equals(ANYBODY) || isLiteral(host));
        return DerivedAcl.marked(Json.object()
                .add("allow", Json.array(allow))
                .add("allow_ip_literals", literals)
                .add("deny", Json.array(deny))
                .build());
    }

    /** Patterns whose users take part in rooms made here. */
    private Set<String> allowed() {
        if (mode == FederationMode.OPEN) return Set.of(ANYBODY);
        if (mode == FederationMode.CLOSED) return Set.of();
        return lists.agreed().entries().entrySet().stream()
                .filter(each -> takesPart(each.getValue()))
                .map(Map.Entry::getKey)
                .filter(pattern -> !isCovered(pattern, lists.denied().entries().keySet()))
                .collect(Collectors.toSet());
    }

    private boolean takesPart(Terms terms) {
        return terms.isInForce(now) && terms.theirUsers().takePart();
    }

    /**
     * What a glob lets in although something more specific keeps it out. Where that in turn has an exception, the exception
     * wins, which a list of hosts cannot say: then it lets more in, and our own doors keep it out.
     */
    private Set<String> denied(Set<String> allowed, Set<String> hosts) {
        Stream<String> agreements = mode == FederationMode.OPEN
                ? Stream.of()
                : lists.agreed().entries().entrySet().stream()
                        .filter(each -> !takesPart(each.getValue()))
                        .map(Map.Entry::getKey);
        return Stream.concat(agreements, lists.denied().entries().keySet().stream())
                .filter(pattern -> host(pattern).equals(pattern))
                .filter(pattern -> allowed.contains(ANYBODY) || isCovered(pattern, hosts))
                .filter(pattern -> hosts.stream().noneMatch(host -> covers(pattern, host)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCovered(String pattern, Set<String> wide) {
        if (wide.contains(pattern)) return true;
        for (int dot = pattern.indexOf('.'); dot > 0; dot = pattern.indexOf('.', dot + 1))
            if (wide.contains("*" + pattern.substring(dot))) return true;
        return false;
    }

    private static boolean covers(String wide, String narrow) {
        return wide.equals(narrow) || (wide.startsWith("*.") && narrow.endsWith(wide.substring(1)));
    }

    private static Set<String> hosts(Set<String> patterns) {
        return patterns.stream().map(Derivation::host).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String host(String pattern) {
        if (pattern.equals(ANYBODY)) return pattern;
        return pattern.startsWith("*.")
                ? "*." + new ServerName(pattern.substring(2)).host()
                : new ServerName(pattern).host();
    }

    private static boolean isLiteral(String host) {
        return host.startsWith("[") || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}
