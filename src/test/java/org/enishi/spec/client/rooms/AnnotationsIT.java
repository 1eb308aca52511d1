package org.enishi.spec.client.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.fixture.Person.segment;

import org.enishi.fixture.ChatRoom;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.fixture.Servers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Matrix v1.19, Client-Server API, "Avoiding duplicate annotations". */
class AnnotationsIT {
    private final Person alice = Servers.one().person("alice");
    private final ChatRoom room = ChatRoom.openedBy(alice);
    private final String target = room.say(alice, "annotate me");
    private int transactions;

    private Reply annotate(Person who, String type, String key) {
        return who.talk().put(room.path("send/" + type + "/a" + transactions++), """
                {"m.relates_to":{"rel_type":"m.annotation","event_id":"%s","key":"%s"}}""".formatted(target, key));
    }

    @Test
    @DisplayName(
            "A second annotation for a given event with identical type and key is rejected: 400 M_DUPLICATE_ANNOTATION")
    void duplicates() {
        annotate(alice, "m.reaction", "👍").ok();
        Reply again = annotate(alice, "m.reaction", "👍");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.errcode()).isEqualTo("M_DUPLICATE_ANNOTATION");
    }

    @Test
    @DisplayName("Another key, another type and another user are other annotations; a repeated request is the same one")
    void others() {
        Person bob = Servers.one().person("bob");
        room.join(bob).ok();
        String once = annotate(alice, "m.reaction", "a").ok().getString("event_id");
        annotate(alice, "m.reaction", "b").ok();
        annotate(alice, "org.example.reaction", "a").ok();
        annotate(bob, "m.reaction", "a").ok();
        transactions = 0;
        assertThat(annotate(alice, "m.reaction", "a").ok().getString("event_id"))
                .isEqualTo(once);
    }

    @Test
    @DisplayName("Unless the first event has been redacted")
    void redacted() {
        String first = annotate(alice, "m.reaction", "a").ok().getString("event_id");
        alice.talk().put(room.path("redact/" + segment(first) + "/r1"), "{}").ok();
        annotate(alice, "m.reaction", "a").ok();
        assertThat(annotate(alice, "m.reaction", "a").errcode()).isEqualTo("M_DUPLICATE_ANNOTATION");
    }
}
