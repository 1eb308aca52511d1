package org.enishi.notification;

import org.enishi.rules.push.PushRule;
import org.enishi.rules.push.Weight;
import org.enishi.store.event.StoredEvent;
import org.enishi.timeline.View;

/**
 * An event that a user is notified of.
 *
 * @param rule that says so
 * @param view the user's, of the room
 */
record Notified(StoredEvent event, PushRule rule, View view) {
    boolean highlights() {
        return rule.weight() == Weight.HIGHLIGHTS;
    }
}
