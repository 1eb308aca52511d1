package org.enishi.administration.partner;

import java.util.List;
import java.util.Optional;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.policy.PolicyVerdict;
import org.enishi.store.policy.DomainPattern;

/**
 * Why somebody gets into a room, or not, as far as this server decides.
 *
 * @param host where the room was made; empty if that cannot be known from here
 * @param partner the other side
 * @param agreement the entry that speaks for the partner, if there is one
 * @param denied the entry that denies it, if there is one
 * @param partnerDecides whether the partner's list has a say; it is not known here
 * @param recent what was refused of late, the latest first
 */
public record Explanation(
        UserId user,
        String room,
        Optional<ServerName> host,
        ServerName partner,
        Optional<DomainPattern> agreement,
        Optional<DomainPattern> denied,
        boolean partnerDecides,
        List<Step> steps,
        List<Refusal> recent) {
    /** One of the things that have to be allowed. */
    public record Step(Question question, PolicyVerdict verdict) {}

    /** What is asked on the way into a room. */
    public enum Question {
        /** Whether the servers talk at all. */
        REACH_THE_SERVER,
        FIND_THE_ROOM,
        ENTER_UNINVITED,
        BE_INVITED,
        ENTER_INVITED,
        KNOCK,
        TAKE_PART
    }

    /** Whether some way into the room is open as far as this server decides; into rooms of others it decides none. */
    public boolean entersHere() {
        boolean barred = steps.stream()
                .anyMatch(step -> !step.verdict().allowed()
                        && (step.question() == Question.REACH_THE_SERVER || step.question() == Question.TAKE_PART));
        List<Step> ways = steps.stream()
                .filter(step ->
                        step.question() == Question.ENTER_UNINVITED || step.question() == Question.ENTER_INVITED)
                .toList();
        boolean way =
                ways.isEmpty() || ways.stream().anyMatch(step -> step.verdict().allowed());
        return way && !barred;
    }
}
