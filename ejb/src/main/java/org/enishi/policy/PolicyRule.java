package org.enishi.policy;

import java.util.Arrays;
import java.util.Optional;

/** Why a decision came out as it did. The names are logged and shown: they are part of the interface. */
public enum PolicyRule {
    OWN_DOMAIN(true, "It is this server's own domain."),
    FEDERATION_IS_OPEN(true, "This server federates with everybody."),
    DOMAIN_IS_LISTED(true, "The domain is on this server's list of allowed domains."),
    DOMAIN_HOSTS_THE_ROOM(true, "The room was made at that domain, and one of our users entered it there."),
    STRANGERS_ARE_SHOWN(
            true, "The room was made at a third server, and what strangers say in such rooms is shown here."),
    INVITER_DECIDES(true, "Whether an invitation travels is decided where it is made."),
    OTHER_SIDE_DECIDES(true, "What our users ask of another server is decided there."),
    EACH_REQUEST_IS_DECIDED(true, "Every request is decided by what it asks."),

    FEDERATION_IS_CLOSED(false, "%s does not talk with other servers, so not with %s"),
    DOMAIN_MAY_NOT_ENTER(false, "%s does not accept %s in its rooms: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_BE_INVITED(
            false, "%s does not invite users of %s: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_TAKE_PART(
            false, "%s exchanges no events with %s in this room: the domain is not on its list of allowed domains"),
    DOMAIN_MAY_NOT_ASK(false, "%s does not answer %s: the domain is not on its list of allowed domains"),

    DOMAIN_IS_DENIED(false, "%s exchanges nothing with %s: the domain is on its list of denied domains"),
    DOMAIN_IS_NOT_LISTED(
            false, "%s exchanges nothing with %s: it talks only with the domains on its list of allowed domains"),
    AGREEMENT_IS_SUSPENDED(false, "%s has suspended its agreement with %s"),
    AGREEMENT_HAS_NOT_BEGUN(false, "The agreement of %s with %s has not begun yet"),
    AGREEMENT_HAS_ENDED(false, "The agreement of %s with %s is over"),
    THEIR_USERS_DO_NOT_ENTER(false, "%s does not let users of %s into its rooms, by its agreement with that domain"),
    THEIR_USERS_ENTER_INVITED(
            false, "%s lets users of %s into its rooms only when they are invited, by its agreement with that domain"),
    THEIR_USERS_ARE_NOT_INVITED(false, "%s does not invite users of %s, by its agreement with that domain"),
    THEIR_USERS_DO_NOT_INVITE(false, "%s takes no invitations from users of %s, by its agreement with that domain"),
    OUR_USERS_ENTER_LISTED_ROOMS(
            false,
            "Users of %s enter only listed rooms at %s, by the agreement with that domain; this is none of them"),
    DIRECTORY_IS_NOT_SHOWN(false, "%s does not show its room directory to %s, by its agreement with that domain"),
    PROFILES_ARE_NOT_SHOWN(false, "%s does not show profiles to %s, by its agreement with that domain"),
    PRESENCE_IS_NOT_EXCHANGED(
            false, "%s does not exchange with %s who is online or typing, by its agreement with that domain"),
    MEDIA_IS_NOT_EXCHANGED(false, "%s exchanges no files with %s, by its agreement with that domain"),
    MEDIA_IS_TOO_LARGE(false, "%s exchanges no files of this size with %s, by its agreement with that domain"),
    SIGNING_KEY_IS_NOT_PINNED(
            false, "%s does not know this signing key of %s: an administrator has to add it to the agreement");

    private final boolean allows;
    private final String sentence;

    PolicyRule(boolean allows, String sentence) {
        this.allows = allows;
        this.sentence = sentence;
    }

    public static Optional<PolicyRule> find(String name) {
        return Arrays.stream(values()).filter(rule -> rule.name().equals(name)).findFirst();
    }

    public boolean allows() {
        return allows;
    }

    /** For people: names the server that refuses, and who can change it. */
    public String sentence(String own, String domain) {
        if (allows) return sentence;
        return sentence.formatted(own, domain) + ". An administrator of " + own + " can change this.";
    }
}
