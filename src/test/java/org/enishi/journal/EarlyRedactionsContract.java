package org.enishi.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.fixture.database.JournalNode;
import org.enishi.fixture.database.ThreadTransactions;
import org.enishi.fixture.database.TwoServers;
import org.enishi.id.EventId;
import org.enishi.json.Json;
import org.enishi.store.event.EventStatus;
import org.enishi.store.event.StoredEvent;
import org.junit.jupiter.api.Test;

/** Redactions that come before what they redact, however that comes; on every database. */
interface EarlyRedactionsContract {
    ThreadTransactions database();

    private static Event redaction(FederationScene scene, Event target) {
        var content = Json.object().add("redacts", target.id().value()).build();
        return TwoServers.build(
                scene.a,
                List.of(scene.at(scene.b).extremities().get(0)),
                scene.b,
                EventType.REDACTION,
                scene.alice,
                "-",
                content);
    }

    @Test
    default void aRedactionMayComeBeforeItsTargetAndIsWithheldUntilThen() {
        try (var scene = new FederationScene(this::database, RoomVersion.V11)) {
            Event secret = scene.a.message(scene.room, scene.alice, "secret");
            Event redaction = redaction(scene, secret);
            assertThat(TwoServers.carry(redaction, scene.b)).isEqualTo(Outcome.ACCEPTED);
            var withheld = scene.b.stores.events().find(redaction.id()).orElseThrow();
            assertThat(withheld.status()).isEqualTo(EventStatus.WITHHELD);
            assertThat(scene.at(scene.b).extremities()).contains(redaction.id());
            assertThat(TwoServers.carry(secret, scene.b)).isEqualTo(Outcome.ACCEPTED);
            var stored = scene.b.stores.events().find(secret.id()).orElseThrow();
            assertThat(stored.event().content()).isEmpty();
            assertThat(stored.redactedBy()).isEqualTo(redaction.id());
            var shown = scene.b.stores.events().find(redaction.id()).orElseThrow();
            assertThat(shown.status()).isEqualTo(EventStatus.ACCEPTED);
            assertThat(shown.position()).isGreaterThan(stored.position());
            assertThat(scene.at(scene.b).last().value()).isEqualTo(shown.position());
            assertThat(TwoServers.carry(redaction, scene.b)).isEqualTo(Outcome.KNOWN);
            scene.b.stores.events().forget(Set.of(shown.nid()));
            assertThat(scene.b.stores.events().find(redaction.id()).orElseThrow())
                    .usingRecursiveComparison()
                    .ignoringFields("event")
                    .isEqualTo(shown);
        }
    }

    @Test
    default void aRedactionThatMentionsSomebodyIsUnreadOnceItIsShown() {
        try (var scene = new FederationScene(this::database, RoomVersion.V11)) {
            Event secret = scene.a.message(scene.room, scene.alice, "secret");
            var content = Json.object()
                    .add("redacts", secret.id().value())
                    .add("m.mentions", Json.object().add("user_ids", Json.array(List.of(scene.bob.value()))));
            Event redaction = TwoServers.build(
                    scene.a,
                    List.of(scene.at(scene.b).extremities().get(0)),
                    scene.b,
                    EventType.REDACTION,
                    scene.alice,
                    "-",
                    content.build());
            TwoServers.carry(redaction, scene.b);
            assertThat(mentions(scene.b)).isZero();
            TwoServers.carry(secret, scene.b);
            assertThat(mentions(scene.b)).isOne();
        }
    }

    private static long mentions(JournalNode node) {
        return node.stores
                .sql()
                .first("select count(*) from event_mention", none -> {}, row -> row.getLong(1))
                .orElseThrow();
    }

    @Test
    default void whatComesAfterItsRedactionAndIsNotShownIsKeptWithoutContent() {
        try (var scene = new FederationScene(this::database, RoomVersion.V11)) {
            Event secret = scene.a.message(scene.room, scene.alice, "secret");
            Event redaction = redaction(scene, secret);
            TwoServers.carry(redaction, scene.b);
            scene.b.partners.open = false;
            assertThat(TwoServers.carry(secret, scene.b)).isEqualTo(Outcome.SOFT_FAILED);
            assertThat(scene.b
                            .stores
                            .events()
                            .find(secret.id())
                            .orElseThrow()
                            .event()
                            .content())
                    .isEmpty();
        }
    }

    /** It becomes visible without ever coming as an event of its own. */
    @Test
    default void whatIsToldAsPartOfAStateIsRedactedToo() {
        try (var scene = new FederationScene(this::database, RoomVersion.V11)) {
            var topic = StateKey.of(EventType.TOPIC);
            Event secret = scene.a.state(
                    scene.room,
                    scene.alice,
                    topic,
                    Json.object().add("topic", "secret").build());
            Event redaction = redaction(scene, secret);
            TwoServers.carry(redaction, scene.b);
            Event onward = scene.a.message(scene.room, scene.alice, "onward");
            List<Event> state = scene.a.rooms.events(scene.at(scene.a).state()).stream()
                    .map(StoredEvent::event)
                    .toList();
            List<EventId> told = state.stream().map(Event::id).toList();
            scene.b.outliers.store(scene.room, RoomVersion.V11, scene.a.name, state);
            scene.b.journal.write(Draft.penOnly(scene.room, pen -> pen.record(onward, told)));
            assertThat(scene.b.rooms.state(scene.room).get(topic).orElseThrow().content())
                    .isEmpty();
            assertThat(scene.b
                            .stores
                            .events()
                            .find(redaction.id())
                            .orElseThrow()
                            .status())
                    .isEqualTo(EventStatus.ACCEPTED);
        }
    }
}
