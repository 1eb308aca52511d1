package org.enishi.journal.draft;

import java.util.Optional;
import org.enishi.event.Event;
import org.enishi.journal.NewEvent;
import org.enishi.journal.RoomHead;
import org.enishi.journal.endorsement.Endorsements.Question;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.store.event.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whether a room's policy server recommends an event. In a room that uses none this is one more key of a state that is
 * looked into anyway.
 *
 * @param policy what stands at {@code m.room.policy} in the room's current state
 */
record Endorsing(View view, RoomHead head, @Nullable StoredEvent policy) {
    /** Of an event that was built here just now. */
    void wants(NewEvent wanted, Event built) {
        question(built, true).ifPresent(question -> view.endorsements().wants(wanted, question));
    }

    /**
     * The event with the signature; empty if it is not recommended.
     *
     * @param required as in {@link Question}
     */
    Optional<Event> recommended(Event event, boolean required) {
        Optional<Question> question = question(event, required);
        return question.isEmpty() ? Optional.of(event) : view.endorsements().said(question.get());
    }

    private Optional<Question> question(Event event, boolean required) {
        if (policy == null || !PolicyServer.isAskedAbout(event)) return Optional.empty();
        return PolicyServer.of(
                        Optional.of(policy.event()),
                        server -> view.servers(head.nid()).containsKey(server))
                .map(server -> new Question(server, head.host(), event, required));
    }
}
