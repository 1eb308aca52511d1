package org.enishi.policy;

import org.enishi.id.ServerName;
import org.enishi.store.policy.Terms;

/** What an agreement that holds says of one matter. One that restricts nothing allows everything. */
record AgreementRules(ServerName own, Terms terms) {
    PolicyRule rule(Matter matter) {
        return switch (matter.action()) {
            case REQUEST, SERVER_KEYS, LEAVE, DEVICES, ENCRYPTION_KEYS -> PolicyRule.DOMAIN_IS_LISTED;
            case JOIN, JOIN_UNINVITED, KNOCK -> matter.isInbound() ? theyEnter(matter.action()) : weEnter(matter);
            case INVITE -> matter.isInbound() ? theyInvite(matter) : weInvite();
            case EVENT, EPHEMERAL, HISTORY, STATE -> takingPart(matter);
            case PRESENCE -> terms.shown().presence() ? takingPart(matter) : PolicyRule.PRESENCE_IS_NOT_EXCHANGED;
            case ALIAS, PUBLIC_ROOMS -> shown(matter, terms.shown().directory(), PolicyRule.DIRECTORY_IS_NOT_SHOWN);
            case PROFILE -> shown(matter, terms.shown().profiles(), PolicyRule.PROFILES_ARE_NOT_SHOWN);
            case SPACE -> matter.isInbound() ? takingPart(matter) : PolicyRule.DOMAIN_IS_LISTED;
            case MEDIA -> media(matter.facts().bytes());
        };
    }

    private PolicyRule theyEnter(Action action) {
        if (!terms.theirUsers().takePart()) return PolicyRule.THEIR_USERS_DO_NOT_ENTER;
        boolean invitedOnly = action != Action.JOIN && !terms.theirUsers().enter();
        return listedUnless(invitedOnly, PolicyRule.THEIR_USERS_ENTER_INVITED);
    }

    private PolicyRule weEnter(Matter matter) {
        return listedUnless(!terms.mayOursEnter(matter.facts().room()), PolicyRule.OUR_USERS_ENTER_LISTED_ROOMS);
    }

    /** Into a room of ours, they invite those who are of ours already; the rooms there are those that ours may enter. */
    private PolicyRule theyInvite(Matter matter) {
        if (!terms.theirUsers().invite()) return PolicyRule.THEIR_USERS_DO_NOT_INVITE;
        return matter.isAtHost(own) ? PolicyRule.DOMAIN_IS_LISTED : weEnter(matter);
    }

    private PolicyRule weInvite() {
        return listedUnless(!terms.theirUsers().beInvited(), PolicyRule.THEIR_USERS_ARE_NOT_INVITED);
    }

    /** In a room that was made at the partner our user takes part there, and the partner is the host. */
    private PolicyRule takingPart(Matter matter) {
        boolean atTheirs = matter.isAtHost(matter.domain());
        return listedUnless(!atTheirs && !terms.theirUsers().takePart(), PolicyRule.THEIR_USERS_DO_NOT_ENTER);
    }

    /** What ours ask of the partner is decided there. */
    private static PolicyRule shown(Matter matter, boolean isShown, PolicyRule otherwise) {
        return listedUnless(matter.isInbound() && !isShown, otherwise);
    }

    private PolicyRule media(long bytes) {
        var limit = terms.shown().mediaLimit();
        if (limit.isEmpty()) return PolicyRule.DOMAIN_IS_LISTED;
        if (limit.getAsLong() == 0) return PolicyRule.MEDIA_IS_NOT_EXCHANGED;
        return listedUnless(bytes > limit.getAsLong(), PolicyRule.MEDIA_IS_TOO_LARGE);
    }

    private static PolicyRule listedUnless(boolean refused, PolicyRule refusal) {
        return refused ? refusal : PolicyRule.DOMAIN_IS_LISTED;
    }
}
