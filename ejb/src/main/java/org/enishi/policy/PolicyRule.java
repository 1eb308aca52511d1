package org.enishi.policy;

/** Why a decision came out as it did. The names are logged and shown: they are part of the interface. */
public enum PolicyRule {
    OWN_DOMAIN(true, "It is this server's own domain."),
    FEDERATION_IS_OPEN(true, "This server federates with everybody."),
    DOMAIN_IS_LISTED(true, "The domain is on this server's list of allowed domains."),
    DOMAIN_HOSTS_THE_ROOM(true, "The room was made at that domain, and one of our users entered it there."),
    INVITER_DECIDES(true, "Whether an invitation travels is decided where it is made."),
    OTHER_SIDE_DECIDES(true, "What our users ask of another server is decided there."),
    EACH_REQUEST_IS_DECIDED(true, "Every request is decided by what it asks."),

    FEDERATION_IS_CLOSED(false, "%s does not talk with other servers, so not with %s"),
    DOMAIN_MAY_NOT_ENTER(false, "%s does not accept %s in its rooms: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_BE_INVITED(
            false, "%s does not invite users of %s: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_TAKE_PART(
            false, "%s exchanges no events with %s in this room: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_ASK(false, "%s does not answer %s: the domain is not on its list of allowed domains");

    private final boolean allows;
    private final String sentence;

    PolicyRule(boolean allows, String sentence) {
        this.allows = allows;
        this.sentence = sentence;
    }

    public boolean allows() {
        return allows;
    }

    /** For people: names the server that refuses, and who can change it. */
    String sentence(String own, String domain) {
        if (allows) return sentence;
        return sentence.formatted(own, domain) + ". An administrator of " + own + " can change this.";
    }
}
