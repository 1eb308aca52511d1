package org.enishi.policy;

/**
 * A decision.
 *
 * @param sentence for people; a refusal's names the server that refuses and says who can change it
 */
public record PolicyVerdict(boolean allowed, PolicyRule rule, String sentence) {}
