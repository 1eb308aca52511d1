package org.enishi.policy;

import org.enishi.id.ServerName;

/** A decision about a domain, by this server. */
public record PolicyVerdict(PolicyRule rule, ServerName own, ServerName domain) {
    public boolean allowed() {
        return rule.allows();
    }

    /** For people; a refusal's names the server that refuses and says who can change it. */
    public String sentence() {
        return rule.sentence(own.value(), domain.value());
    }
}
