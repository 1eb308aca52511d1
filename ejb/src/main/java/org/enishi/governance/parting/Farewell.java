package org.enishi.governance.parting;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.StateKey;
import org.enishi.governance.Speakers;
import org.enishi.id.RoomId;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;
import org.enishi.journal.NewEvent;
import org.enishi.journal.Pen;
import org.enishi.journal.meaning.Answers;
import org.enishi.json.Json;
import org.enishi.room.membership.MemberContent;
import org.enishi.store.policy.DomainPattern;

/** What is said and done in one room, in a draft. What the room's rules refuse is left out. */
final class Farewell {
    private static final List<Membership> PRESENT = List.of(Membership.JOIN, Membership.INVITE, Membership.KNOCK);

    private final Pen pen;
    private final RoomId room;
    private final ServerName here;
    private final DomainPattern partner;

    Farewell(Pen pen, RoomId room, ServerName here, DomainPattern partner) {
        this.pen = pen;
        this.room = room;
        this.here = here;
        this.partner = partner;
    }

    Speakers speakers() {
        return new Speakers(pen.state(room), here);
    }

    /** Those who are still there. */
    List<UserId> present(Collection<UserId> users) {
        return users.stream().filter(this::isPresent).toList();
    }

    private boolean isPresent(UserId user) {
        return pen.state(room)
                .get(StateKey.member(user))
                .flatMap(Event::membership)
                .filter(PRESENT::contains)
                .isPresent();
    }

    /** In a room that encrypts, too: it says nothing that those in the room should not know. */
    void say(UserId speaker) {
        var body = here + " ends its agreement with " + partner + ": whoever is of " + partner
                + " is removed from rooms of "
                + here + ", and whoever is of " + here + " leaves rooms of " + partner + ".\n"
                + here + " は " + partner + " との協定を終了します。" + partner + " の参加者は " + here
                + " のルームから外れ、" + here + " の参加者は " + partner + " のルームから退出します。";
        JsonObject notice = Json.object()
                .add("msgtype", "m.notice")
                .add("body", body)
                .add(Answers.AUTOMATIC, true)
                .build();
        attempt(NewEvent.message(room, speaker, EventType.MESSAGE, notice));
    }

    boolean remove(UserId by, UserId user) {
        JsonObject content = MemberContent.of(Membership.LEAVE, Optional.of(reason()));
        return attempt(NewEvent.state(room, by, StateKey.member(user), content));
    }

    String reason() {
        return here + " ends its agreement with " + partner;
    }

    private boolean attempt(NewEvent event) {
        try {
            pen.append(event);
            return true;
        } catch (MatrixException refused) {
            if (refused.code() != ErrorCode.M_FORBIDDEN) throw refused;
            return false;
        }
    }
}
