package org.enishi.journal.endorsement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.id.EventId;
import org.enishi.id.ServerName;
import org.enishi.journal.NewEvent;
import org.enishi.rules.policyserver.PolicyServer;

/**
 * What policy servers said of the events of one draft, from one attempt to the next. An attempt that brings events of which
 * nothing is known yet goes on as if all were recommended, so that all are found; then it is given up, the servers are
 * asked, and the next attempt takes the events as they were built: a signature more does not change what an event is
 * called. Used by one thread after the other.
 */
public final class Endorsements {
    /** However many events, and however slow the servers are. */
    private static final long LONGEST_MILLIS = 20_000;

    private final boolean insists;
    private final Map<EventId, Answer> answers = new HashMap<>();
    private final List<Built> built = new ArrayList<>();
    private final Set<Event> taken = new HashSet<>();
    private final List<Question> open = new ArrayList<>();

    /** @param insists what is ours is sent whatever the policy server says */
    public Endorsements(boolean insists) {
        this.insists = insists;
    }

    /** @param recommended empty: it is not */
    private record Answer(PolicyServer by, Optional<Event> recommended) {}

    private record Built(NewEvent wanted, Event event) {}

    /**
     * About an event.
     *
     * @param host the server at which its room was made
     * @param required where it is not recommended the request that brought it fails; else the event is hidden
     */
    public record Question(PolicyServer server, ServerName host, Event event, boolean required) {}

    /** A new attempt. */
    public void begin() {
        open.clear();
        taken.clear();
    }

    /** What an earlier attempt has built of this, each once an attempt. */
    public Optional<Event> built(NewEvent wanted) {
        Optional<Event> found = built.stream()
                .filter(each -> !taken.contains(each.event))
                .filter(each -> each.wanted.equals(wanted))
                .map(Built::event)
                .findFirst();
        found.ifPresent(taken::add);
        return found;
    }

    /** An event of ours that was built just now. */
    public void wants(NewEvent wanted, Question question) {
        built.add(new Built(wanted, question.event));
        taken.add(question.event);
        open.add(question);
    }

    /** The event with the policy server's signature; empty if it is not recommended. As it is as long as nobody has asked. */
    public Optional<Event> said(Question question) {
        if (question.server.hasSigned(question.event)) return Optional.of(question.event);
        Answer answer = answers.get(question.event.id());
        if (answer != null && answer.by.equals(question.server)) return answer.recommended;
        open.add(question);
        return Optional.of(question.event);
    }

    /** @throws Unendorsed if servers have to be asked before this attempt can count */
    public void requireComplete() {
        if (!open.isEmpty()) throw new Unendorsed();
    }

    /**
     * Asks what the last attempt has left open.
     *
     * @throws MatrixException that of the policy server, for an event without which the request is nothing
     */
    public void ask(Endorser endorser, Clock clock) {
        long end = clock.millis() + LONGEST_MILLIS;
        for (Question each : open)
            answers.put(each.event.id(), new Answer(each.server, answer(each, endorser, () -> {
                if (clock.millis() > end) throw tooSlow(each.server);
            })));
    }

    private Optional<Event> answer(Question question, Endorser endorser, Runnable requireTime) {
        try {
            requireTime.run();
            return Optional.of(endorser.ask(question.server, question.host, question.event));
        } catch (MatrixException refused) {
            if (question.required && (insists || isDeparture(question.event))) return Optional.of(question.event);
            if (question.required) throw refused;
            return Optional.empty();
        }
    }

    /** DEVIATION: nobody is kept in a room by its policy server. Servers that get the leave will ask it themselves. */
    private static boolean isDeparture(Event event) {
        return event.is(EventType.MEMBER)
                && event.membership().equals(Optional.of(Membership.LEAVE))
                && event.stateKeyText().equals(Optional.of(event.sender().value()));
    }

    private static MatrixException tooSlow(PolicyServer server) {
        return new MatrixException(
                ErrorCode.M_LIMIT_EXCEEDED, 429, "The policy server of this room, " + server.name() + ", is too slow");
    }
}
