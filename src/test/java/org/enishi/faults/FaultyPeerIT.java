package org.enishi.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.enishi.event.Event;
import org.enishi.fixture.Reply;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.enishi.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A peer with a fault that a real server does not show by itself; Bob's server is well")
class FaultyPeerIT {
    private static final String BASE = "/_matrix/federation/v1/";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Partners partners;
    private StrangePeer third;

    @BeforeEach
    void settle() {
        partners = Partners.get();
        third = partners.third;
    }

    @Test
    void withAnExpiredCertificateGetsNothingUntilItHasRenewedIt() {
        Meeting meeting = partners.meeting();
        third.expires();
        meeting.room().say(meeting.alice(), "not for the expired");
        meeting.awaitHeard(meeting.bob(), "not for the expired");
        await("the operator reads why")
                .atMost(PATIENCE)
                .until(() -> partners.alpha.output().contains(third.name() + ": SSLHandshakeException"));
        assertThat(meeting.atThird()).isEmpty();
        third.renews();
        meeting.strangerSays("renewed").ok();
        meeting.awaitThird("not for the expired");
        meeting.awaitSame();
    }

    @Test
    void withAWrongKeyBringsNothingUntilItPublishesThatKey() {
        Meeting meeting = partners.meeting();
        third.losesItsKey();
        Reply refused = meeting.strangerSays("signed with who knows what");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.errcode()).isEqualTo("M_UNAUTHORIZED");
        meeting.room().say(meeting.alice(), "meanwhile");
        meeting.awaitHeard(meeting.bob(), "meanwhile");
        meeting.awaitThird("meanwhile");
        third.publishesItsKey();
        third.on(
                BASE + "get_missing_events",
                StrangePeer.says(() -> told(meeting.stranger().said())));
        await().atMost(PATIENCE).until(() -> meeting.strangerSays("signed well").status() == 200);
        meeting.awaitHeard(meeting.alice(), "signed well");
        meeting.awaitSame();
    }

    @Test
    void answeringGarbageGetsEverythingOnceItUnderstands() {
        Meeting meeting = partners.meeting();
        List<String> all = List.of("<html>", "[]", "{", "\u0000\u0001\u0002", "[".repeat(100_000));
        all.forEach(garbage -> {
            third.on(BASE + "send/", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(garbage.getBytes(UTF_8));
            });
            String said = "garbage " + garbage.length();
            meeting.room().say(meeting.alice(), said);
            meeting.awaitHeard(meeting.bob(), said);
        });
        third.behaves();
        meeting.strangerSays("I understand").ok();
        meeting.awaitThird("garbage 6", "garbage 2", "garbage 1", "garbage 3", "garbage 100000");
        meeting.awaitSame();
    }

    @Test
    void thatWasDownGetsWhatWasSaidInEachRoomInItsOrderAndOnce() {
        List<Meeting> meetings = Stream.generate(partners::meeting).limit(6).toList();
        third.on(BASE + "send/", StrangePeer.refuses(503));
        List<String> said = IntStream.range(0, 20)
                .mapToObj(number -> "while it was down " + number)
                .toList();
        said.forEach(text -> meetings.forEach(meeting -> meeting.room().say(meeting.alice(), text)));
        third.behaves();
        meetings.get(0).strangerSays("up again").ok();
        meetings.forEach(meeting -> meeting.awaitThird(said.toArray(String[]::new)));
        assertThat(meetings).allSatisfy(meeting -> assertThat(meeting.atThird()).containsExactlyElementsOf(said));
    }

    @Test
    void tellingGarbageInsteadOfWhatIsMissingLosesNothingOnceItTellsTheTruth() {
        Meeting meeting = partners.meeting();
        PeerRoom stranger = meeting.stranger();
        Event one = stranger.message("one");
        Event two = stranger.message("two");
        for (String what : List.of("get_missing_events", "state_ids", "state", "event_auth", "event/"))
            third.on(
                    BASE + what,
                    StrangePeer.says(() -> Json.object()
                            .add(
                                    "events",
                                    Json.array().add(7).add(Json.object()).add("x"))
                            .add("pdu_ids", Json.object())
                            .add("pdus", "none")
                            .build()));
        stranger.send("garbled-gap", two.json()).ok();
        meeting.room().say(meeting.bob(), "nobody waits");
        meeting.awaitHeard(meeting.alice(), "nobody waits");
        third.behaves();
        third.on(BASE + "get_missing_events", StrangePeer.says(() -> told(List.of(one, two))));
        Event three = stranger.message("three");
        stranger.send("healed-gap", three.json()).ok();
        assertThat(meeting.room().texts(meeting.alice())).contains("one", "two", "three");
        meeting.awaitSame();
    }

    @Test
    void thatSendsWhatRestsOnNothingAndDoesNotAnswerSlowsOnlyItself() {
        Meeting meeting = partners.meeting();
        PeerRoom stranger = meeting.stranger();
        JsonObject[] loose = IntStream.range(0, 50)
                .mapToObj(number -> {
                    Event lost =
                            stranger.message("lost", List.of(stranger.last().id()), stranger.auth());
                    return stranger.message("loose " + number, List.of(lost.id()), stranger.auth())
                            .json();
                })
                .toArray(JsonObject[]::new);
        var asked = new AtomicBoolean();
        for (String what : List.of("get_missing_events", "state_ids", "state", "event_auth", "event/"))
            third.on(BASE + what, exchange -> {
                asked.set(true);
                third.silence().answer(exchange);
            });
        var work = later(() -> stranger.send("loose", loose));
        await().atMost(PATIENCE).untilTrue(asked);
        List<CompletableFuture<Reply>> more = Stream.of("a", "b", "c", "d")
                .map(name -> later(() -> stranger.send("loose-" + name)))
                .toList();
        await("one is worked on, one waits, others are sent away")
                .atMost(PATIENCE)
                .until(() -> more.stream()
                        .anyMatch(each -> each.isDone() && each.join().status() == 429));
        meeting.room().say(meeting.bob(), "past the silent one");
        meeting.awaitHeard(meeting.alice(), "past the silent one");
        meeting.room().say(meeting.alice(), "and back");
        meeting.awaitHeard(meeting.bob(), "and back");
        assertThat(work).isNotDone();
        assertThat(work.join().ok().getJsonObject("pdus").values())
                .hasSize(50)
                .allSatisfy(result -> assertThat(result.asJsonObject()).containsKey("error"));
        more.forEach(CompletableFuture::join);
        third.behaves();
        meeting.awaitSame();
    }

    @Test
    void aDayAheadIsHeardAndHears() {
        partners.early.setClock(DAY, DAY);
        Meeting meeting = partners.meeting();
        PeerRoom ahead =
                PeerRoom.join(partners.early, partners.alpha, meeting.room().id());
        JsonObject pdu = ahead.message("from tomorrow").json();
        ahead.send("tomorrow", pdu).ok();
        meeting.awaitHeard(meeting.alice(), "from tomorrow");
        JsonObject content = Json.object()
                .add("msgtype", "m.text")
                .add("body", "after its keys")
                .build();
        long afterItsKeys = partners.early.now() + DAY.multipliedBy(2).toMillis();
        ahead.send("too-late", ahead.odd(content, afterItsKeys)).ok();
        meeting.awaitSame();
        assertThat(meeting.room().texts(meeting.alice())).doesNotContain("after its keys");
    }

    @Test
    void aDayBehindIsHeardAsLongAsItsKeysAreValidByOurClock() {
        partners.late.setClock(DAY.negated(), DAY.dividedBy(2));
        Meeting meeting = partners.meeting();
        String any = BASE + "event/%24any";
        assertThat(partners.late.ask(partners.alpha, "GET", any, null).status()).isEqualTo(401);
        partners.late.setClock(DAY.negated(), DAY.multipliedBy(2));
        await().atMost(PATIENCE)
                .until(() -> partners.late.ask(partners.alpha, "GET", any, null).status() != 401);
        PeerRoom behind =
                PeerRoom.join(partners.late, partners.alpha, meeting.room().id());
        behind.send("yesterday", behind.message("from yesterday").json()).ok();
        meeting.awaitHeard(meeting.alice(), "from yesterday");
        meeting.awaitSame();
    }

    private static JsonObject told(List<Event> events) {
        var all = Json.array();
        events.forEach(event -> all.add(event.json()));
        return Json.object().add("events", all).build();
    }

    private static <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
    }
}
