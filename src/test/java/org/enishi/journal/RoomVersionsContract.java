package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.util.List;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.EventId;
import org.enishi.id.RoomId;
import org.enishi.id.UserId;
import org.enishi.json.ContentHash;
import org.enishi.json.EventReader;
import org.enishi.json.Json;
import org.enishi.signing.EventSigner;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.junit.jupiter.api.Test;

/** What differs between room versions where events are written; on every database. */
interface RoomVersionsContract {
    ThreadTransactions database();

    private static JsonObject redacting(Event target) {
        return Json.object().add("redacts", target.id().value()).build();
    }

    private static Event byBob(FederationScene scene, EventType type, JsonObject content) {
        return TwoServers.build(scene.b, scene.at(scene.a).extremities(), scene.a, type, scene.bob, "-", content);
    }

    /** Bob, without power, redacts what Alice of another server said. */
    private static Event coup(FederationScene scene, Event target) {
        JsonObject content = redacting(target);
        if (target.version().redactsIsInContent()) return byBob(scene, EventType.REDACTION, content);
        Event plain = byBob(scene, EventType.REDACTION, Json.object().build());
        JsonObject built = Json.object(plain.json())
                .remove("hashes")
                .remove("signatures")
                .add("redacts", target.id().value())
                .build();
        return EventSigner.build(built, target.version(), scene.b.name, scene.b.key);
    }

    @Test
    default void untilVersion2ARedactionWithoutPermissionIsRejectedLaterItHasNoEffect() {
        for (RoomVersion version : List.of(RoomVersion.V1, RoomVersion.V2, RoomVersion.V3, RoomVersion.V11)) {
            try (var scene = new FederationScene(this::database, version)) {
                Event said = scene.a.message(scene.room, scene.alice, "stays");
                Event redaction = coup(scene, said);
                Outcome expected = version.redactionsAreAuthorised() ? Outcome.REJECTED : Outcome.ACCEPTED;
                assertThat(TwoServers.carry(redaction, scene.a))
                        .as("%s", version)
                        .isEqualTo(expected);
                assertThat(scene.a
                                .stores
                                .events()
                                .find(redaction.id())
                                .orElseThrow()
                                .status())
                        .isEqualTo(version.redactionsAreAuthorised() ? EventStatus.REJECTED : EventStatus.WITHHELD);
                StoredEvent stored = scene.a.stores.events().find(said.id()).orElseThrow();
                assertThat(stored.redactedBy()).isNull();
                assertThat(stored.event().contentString("body")).contains("stays");
            }
        }
    }

    @Test
    default void whoseServerNamedTheEventMayRedactIt() {
        for (RoomVersion version : List.of(RoomVersion.V1, RoomVersion.V3, RoomVersion.V10)) {
            try (var scene = new FederationScene(this::database, version)) {
                Event said = byBob(
                        scene,
                        EventType.MESSAGE,
                        Json.object().add("body", "goes").build());
                assertThat(TwoServers.carry(said, scene.a)).isEqualTo(Outcome.ACCEPTED);
                Event redaction = coup(scene, said);
                assertThat(TwoServers.carry(redaction, scene.a)).isEqualTo(Outcome.ACCEPTED);
                StoredEvent stored = scene.a.stores.events().find(said.id()).orElseThrow();
                assertThat(stored.redactedBy()).isEqualTo(redaction.id());
                assertThat(stored.event().content()).isEmpty();
            }
        }
    }

    @Test
    default void theFirstOfTwoEventsOfOneNameHasIt() {
        try (var scene = new FederationScene(this::database, RoomVersion.V1)) {
            Event first = named(byBob(scene, EventType.MESSAGE, body("first")), scene, "$same:b.example");
            Event second = named(byBob(scene, EventType.MESSAGE, body("second")), scene, "$same:b.example");
            assertThat(TwoServers.carry(first, scene.a)).isEqualTo(Outcome.ACCEPTED);
            assertThat(TwoServers.carry(second, scene.a)).isEqualTo(Outcome.KNOWN);
            scene.a.outliers.store(scene.room, RoomVersion.V1, scene.a.name, List.of(second));
            assertThat(scene.a
                            .stores
                            .events()
                            .find(new EventId("$same:b.example"))
                            .orElseThrow()
                            .event()
                            .contentString("body"))
                    .contains("first");
        }
    }

    @Test
    default void anOutlierGivesItsNameToNoOther() {
        try (var scene = new FederationScene(this::database, RoomVersion.V2)) {
            Event first = named(byBob(scene, EventType.MESSAGE, body("first")), scene, "$same:b.example");
            Event second = named(byBob(scene, EventType.MESSAGE, body("second")), scene, "$same:b.example");
            scene.a.outliers.store(scene.room, RoomVersion.V2, scene.a.name, List.of(first));
            assertThat(TwoServers.carry(second, scene.a)).isEqualTo(Outcome.KNOWN);
            assertThat(TwoServers.carry(first, scene.a)).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    default void ourUsersWritePowerLevelsAsIntegersInEveryVersion() {
        try (var node = new JournalNode(database(), "a.example")) {
            UserId alice = node.user("alice", 1);
            for (RoomVersion version : List.of(RoomVersion.V1, RoomVersion.V9)) {
                RoomId room = node.room(alice, version);
                JsonObject strings = Json.object().add("ban", "50").build();
                assertThatExceptionOfType(MatrixException.class)
                        .isThrownBy(() -> node.state(room, alice, StateKey.POWER_LEVELS, strings))
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.M_BAD_JSON));
            }
        }
    }

    @Test
    default void theVersionThatAnInvitationToldIsCorrectedByTheRoom() {
        try (var scene = new FederationScene(this::database, RoomVersion.V12)) {
            RoomId secret = scene.a.room(scene.alice, RoomVersion.V9);
            Event invite = TwoServers.build(
                    scene.a,
                    scene.a.rooms.require(secret).extremities(),
                    scene.a,
                    EventType.MEMBER,
                    scene.alice,
                    scene.bob.value(),
                    JournalNode.membership("invite"));
            Event told = EventReader.read(invite.json(), RoomVersion.V4);
            scene.b.journal.write(Draft.penOnly(secret, pen -> {
                pen.relate(told, List.of());
                return secret;
            }));
            assertThat(scene.b.rooms.require(secret).version()).isEqualTo(RoomVersion.V4);
            TwoServers.join(scene.b, scene.bob, scene.a, secret);
            assertThat(scene.b.rooms.require(secret).version()).isEqualTo(RoomVersion.V9);
            Event hello = scene.b.message(secret, scene.bob, "hello");
            assertThat(hello.version()).isEqualTo(RoomVersion.V9);
            assertThat(scene.b
                            .stores
                            .events()
                            .find(scene.a
                                    .rooms
                                    .state(secret)
                                    .get(EventType.CREATE)
                                    .orElseThrow()
                                    .id())
                            .orElseThrow()
                            .event()
                            .version())
                    .isEqualTo(RoomVersion.V9);
        }
    }

    private static JsonObject body(String text) {
        return Json.object().add("body", text).build();
    }

    private static Event named(Event event, FederationScene scene, String id) {
        JsonObject built = Json.object(event.json())
                .remove("signatures")
                .add("event_id", id)
                .build();
        JsonObject signed = EventSigner.sign(ContentHash.add(built), event.version(), scene.b.name, scene.b.key);
        return EventReader.read(signed, event.version());
    }
}
