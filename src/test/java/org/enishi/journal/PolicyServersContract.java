package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.ServerName;
import org.enishi.journal.endorsement.Endorser;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.policyserver.PolicyServer;
import org.enishi.signing.EventSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.api.Test;

/** A room whose policy server is b.example: what a.example sends, and what it takes; on every database. */
interface PolicyServersContract {
    SigningKey KEY = SigningKey.generate(PolicyServer.KEY_ID, new SecureRandom());
    Endorser SIGNS = (server, host, event) -> signed(event);

    ThreadTransactions database();

    private static Event signed(Event event) {
        return EventSigner.cosign(event, new ServerName("b.example"), KEY);
    }

    private FederationScene scene() {
        var scene = new FederationScene(this::database, RoomVersion.V12);
        scene.a.state(
                scene.room,
                scene.alice,
                StateKey.POLICY,
                Json.object()
                        .add("via", scene.b.name.value())
                        .add(
                                "public_keys",
                                Json.object()
                                        .add(
                                                "ed25519",
                                                UnpaddedBase64.encode(
                                                        KEY.verifyKey().bytes())))
                        .build());
        return scene;
    }

    private static Event fromBob(FederationScene scene, String text) {
        return TwoServers.build(
                scene.b,
                scene.at(scene.a).extremities(),
                scene.a,
                EventType.MESSAGE,
                scene.bob,
                "-",
                Json.object().add("body", text).build());
    }

    private static Event stored(FederationScene scene, Event event) {
        return scene.a.stores.events().find(event.id()).orElseThrow().event();
    }

    private static boolean isSigned(Event event) {
        JsonObject signatures = event.json().getJsonObject("signatures");
        return signatures.containsKey("b.example")
                && signatures.getJsonObject("b.example").containsKey(PolicyServer.KEY_ID);
    }

    @Test
    default void what_it_refuses_is_not_written_and_the_sender_gets_its_words() {
        try (FederationScene scene = scene()) {
            RoomHead before = scene.at(scene.a);
            assertThatThrownBy(() -> scene.a.message(scene.room, scene.alice, "spam"))
                    .isInstanceOf(MatrixException.class)
                    .hasMessage("not recommended");
            assertThat(scene.at(scene.a)).isEqualTo(before);
        }
    }

    @Test
    default void what_it_signs_is_written_and_sent_with_its_signature() {
        try (FederationScene scene = scene()) {
            var asked = new AtomicInteger();
            scene.a.endorser.now = (server, host, event) -> {
                asked.incrementAndGet();
                return signed(event);
            };
            Event sent = scene.a.message(scene.room, scene.alice, "hello");
            assertThat(asked).hasValue(1);
            assertThat(isSigned(stored(scene, sent))).isTrue();
            assertThat(scene.at(scene.a).extremities()).containsExactly(sent.id());
        }
    }

    @Test
    default void it_is_asked_while_nobody_waits_and_what_comes_meanwhile_stays_beside() {
        try (FederationScene scene = scene()) {
            scene.a.endorser.now = (server, host, event) -> {
                scene.a.endorser.now = SIGNS;
                scene.a.message(scene.room, scene.alice, "meanwhile");
                return signed(event);
            };
            Event slow = scene.a.message(scene.room, scene.alice, "slow");
            assertThat(scene.at(scene.a).extremities()).hasSize(2).contains(slow.id());
            Event next = scene.a.message(scene.room, scene.alice, "next");
            assertThat(scene.at(scene.a).extremities()).containsExactly(next.id());
        }
    }

    @Test
    default void several_events_of_one_draft_are_asked_about_together() {
        try (FederationScene scene = scene()) {
            scene.a.endorser.now = SIGNS;
            List<Event> sent = scene.a.journal.write(Draft.penOnly(
                    scene.room,
                    pen -> List.of(
                            pen.append(NewEvent.message(
                                    scene.room,
                                    scene.alice,
                                    EventType.MESSAGE,
                                    Json.object().add("body", "x").build())),
                            pen.append(NewEvent.message(
                                    scene.room,
                                    scene.alice,
                                    EventType.MESSAGE,
                                    Json.object().add("body", "x").build())))));
            assertThat(sent).hasSize(2).doesNotHaveDuplicates();
            assertThat(scene.at(scene.a).extremities())
                    .containsExactly(sent.get(1).id());
            assertThat(sent)
                    .allSatisfy(
                            each -> assertThat(isSigned(stored(scene, each))).isTrue());
        }
    }

    @Test
    default void to_turn_it_off_it_is_not_asked_and_nobody_is_kept_by_it() {
        try (FederationScene scene = scene()) {
            Event left = scene.a.state(
                    scene.room, scene.alice, StateKey.member(scene.alice), JournalNode.membership("leave"));
            assertThat(isSigned(stored(scene, left))).isFalse();
        }
        try (FederationScene scene = scene()) {
            scene.a.state(
                    scene.room, scene.alice, StateKey.POLICY, Json.object().build());
            scene.a.message(scene.room, scene.alice, "free");
        }
    }

    @Test
    default void what_others_send_with_its_signature_is_taken_without_asking() {
        try (FederationScene scene = scene()) {
            assertThat(TwoServers.carry(signed(fromBob(scene, "signed")), scene.a))
                    .isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    default void what_others_send_without_it_is_asked_about_and_else_soft_failed() {
        try (FederationScene scene = scene()) {
            assertThat(TwoServers.carry(fromBob(scene, "refused"), scene.a)).isEqualTo(Outcome.SOFT_FAILED);
            scene.a.endorser.now = SIGNS;
            Event good = fromBob(scene, "good");
            assertThat(TwoServers.carry(good, scene.a)).isEqualTo(Outcome.ACCEPTED);
            assertThat(isSigned(stored(scene, good))).isTrue();
        }
    }

    @Test
    default void who_enters_through_us_against_its_word_is_told_so() {
        try (FederationScene scene = scene()) {
            Event leave = scene.ofBob(Json.object()
                    .add("membership", "join")
                    .add("displayname", "Bob")
                    .build());
            assertThatThrownBy(() -> scene.a.journal.write(Draft.penOnly(scene.room, pen -> pen.admit(leave))))
                    .hasMessage("not recommended");
        }
    }

    @Test
    default void without_a_joined_user_it_is_none() {
        try (FederationScene scene = scene()) {
            Event leave = scene.ofBob(JournalNode.membership("leave"));
            scene.a.endorser.now = SIGNS;
            assertThat(TwoServers.carry(leave, scene.a)).isEqualTo(Outcome.ACCEPTED);
            scene.a.endorser.now = (server, host, event) -> {
                throw new AssertionError("nobody is to be asked");
            };
            scene.a.message(scene.room, scene.alice, "alone");
        }
    }

    @Test
    default void what_the_company_does_in_its_own_name_is_done_all_the_same() {
        try (FederationScene scene = scene()) {
            Draft<Event> insisting = new Draft<>() {
                @Override
                public Event write(Pen pen) {
                    return pen.append(NewEvent.state(
                            scene.room, scene.alice, StateKey.member(scene.bob), JournalNode.membership("leave")));
                }

                @Override
                public boolean insists() {
                    return true;
                }
            };
            Event removed = scene.a.journal.write(insisting);
            assertThat(scene.at(scene.a).members().joined()).isEqualTo(1);
            assertThat(isSigned(stored(scene, removed))).isFalse();
        }
    }

    @Test
    default void a_new_key_in_the_room_counts_from_then_on() {
        try (FederationScene scene = scene()) {
            Event early = signed(fromBob(scene, "signed with the old key"));
            scene.a.state(
                    scene.room,
                    scene.alice,
                    StateKey.POLICY,
                    Json.object()
                            .add("via", scene.b.name.value())
                            .add("public_keys", Json.object().add("ed25519", "another"))
                            .build());
            assertThat(TwoServers.carry(early, scene.a)).isEqualTo(Outcome.SOFT_FAILED);
        }
    }
}
