package org.enishi.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.FileTalk;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.fixture.peer.PeerRoom;
import org.enishi.fixture.peer.StrangePeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a partner: both sides, deliveries and the connection test, live while it is open. */
class LivePartnerIT {
    private static final String LIST = "/_enishi/admin/v1/federation/allowed/";

    private static final Pattern CHANNEL = Pattern.compile("partner\\?[0-9a-f-]{36}");

    private static StrangePeer peer;
    private static EnishiServer alpha;
    private static EnishiServer beta;
    private static Person admin;
    private static Person other;

    @BeforeAll
    static void start() {
        peer = new StrangePeer();
        var pair = Servers.startPair(new EnishiServer(Map.of()), new EnishiServer(Map.of()), peer.certificate());
        alpha = pair.alpha();
        beta = pair.beta();
        admin = alpha.administrator("watching");
        other = beta.administrator("other");
    }

    @AfterAll
    static void end() {
        alpha.close();
        beta.close();
    }

    private static void lists(Person administrator, String domain) {
        administrator.talk().put(LIST + domain, "{\"reason\":\"partners\"}").ok();
    }

    private static void comesToSay(Browser browser, String... words) {
        Awaitility.await(String.join(", ", words))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(browser.text()).contains(words));
    }

    @Test
    void both_sides_and_a_test_appear_without_a_reload() {
        lists(admin, beta.name());
        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partner?domain=" + beta.name()).logIn(admin.userId(), admin.password());
            comesToSay(browser, "Offered");
            offeredAtTheOther();
            lists(other, alpha.name());
            comesToSay(browser, "Mutual", "There is an agreement with you.");
            String file = FileTalk.upload(other, new byte[123_456], "application/octet-stream");
            assertThat(FileTalk.get(admin, "download/" + file).bytes()).hasSize(123_456);

            browser.click("test:start");
            comesToSay(
                    browser,
                    "Nothing is wrong",
                    "Valid until",
                    "TLSv1.3",
                    "ed25519:",
                    "Enishi",
                    "As ours.",
                    "The partner takes our signature",
                    "The partner reaches us.");
            browser.open("partner?domain=" + beta.name())
                    .says("Nothing is wrong", "from them 1 file, 0.1 MB; to them 0 files");
            browser.sized(1280, 2200).shoot("partner-mutual-en");
            browser.dark(true).sized(390, 3400).shoot("partner-mutual-en-dark-390");
            assertThat(browser.overflow()).isZero();
            assertThat(browser.barriers()).asString().isEqualTo("[]");
            assertThat(browser.complaints()).isEmpty();
            browser.open("partners?only=accepted").says(beta.name(), "Mutual");
            browser.open("audit?object=" + beta.name()).says("Connection tested");
        }
    }

    private static void offeredAtTheOther() {
        try (var browser = Browser.at(beta.http(), "ja")) {
            browser.open("partner-offers").logIn(other.userId(), other.password());
            browser.says("1 件", alpha.name(), "確認して承諾", "断る").shoot("partner-offers-one-ja");
            assertThat(browser.barriers()).asString().isEqualTo("[]");
            browser.open("").says("1 台のサーバーが取り決めを申し込んでいます");
            browser.follow("申し込み").follow("確認して承諾").says("相手だけ", "取り決めを申し込んでいます");
            browser.open("partner-decline?domain=" + alpha.name()).click("decline:act");
            browser.says("理由を入力してください");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void what_does_not_get_through_is_said_with_its_reason_and_tried_again_at_once() {
        lists(admin, peer.name().value());
        Person alice = alpha.person("alice");
        String room = alice.talk()
                .post("/_matrix/client/v3/createRoom", "{\"preset\":\"public_chat\"}")
                .ok()
                .getString("room_id");
        PeerRoom.join(peer, alpha, room);
        peer.on("/_matrix/federation/v1/send/", StrangePeer.refuses(503));
        alice.talk()
                .put(
                        "/_matrix/client/v3/rooms/" + Person.segment(room) + "/send/m.room.message/t1",
                        "{\"msgtype\":\"m.text\",\"body\":\"x\"}")
                .ok();
        try (var browser = Browser.at(alpha.http(), "ja")) {
            browser.open("partner?domain=" + peer.name()).logIn(admin.userId(), admin.password());
            comesToSay(browser, "届いていません", "answered 503", "メッセージ 1 件", room);
            browser.click("test:start");
            comesToSay(browser, "Enishi ではありません");
            browser.sized(1280, 2200).shoot("partner-failing-ja");
            peer.behaves();
            browser.click("deliver:now");
            comesToSay(browser, "すべて配信済み", "待っているものはありません");
            assertThat(browser.complaints()).isEmpty();
        }
        assertThat(peer.received()).isNotEmpty();
    }

    @Test
    void a_certificate_that_has_expired_is_named_as_the_cause() {
        lists(admin, peer.name().value());
        peer.expires();
        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partner?domain=" + peer.name()).logIn(admin.userId(), admin.password());
            browser.click("test:start");
            comesToSay(browser, "Ended on", "The partner has to renew it.");
            peer.renews();
            browser.click("test:start");
            comesToSay(browser, "Ends soon");
        } finally {
            peer.renews();
        }
    }

    /** What happened while it was on its way, the page that is replaced by it may have been told. */
    @Test
    void each_page_that_opens_is_woken_once_though_another_is_open_and_nothing_changes() {
        try (var browser = Browser.at(alpha.http(), "en")) {
            browser.open("partner?domain=quiet.example").logIn(admin.userId(), admin.password());
            assertThat(browser.source())
                    .as("what a word does is known before one may come")
                    .containsSubsequence("/console.js", "push.init(");
            for (int page = 0; page < 3; page++)
                assertThat(firstWord(browser))
                        .succeedsWithin(Duration.ofSeconds(20))
                        .asString()
                        .contains("changed");
        }
    }

    private static CompletableFuture<String> firstWord(Browser browser) {
        Matcher channel = CHANNEL.matcher(browser.source());
        assertThat(channel.find()).isTrue();
        var heard = new CompletableFuture<String>();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", "enishi-console=" + browser.session())
                .buildAsync(socket(channel.group()), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        heard.complete(text.toString());
                        return null;
                    }
                })
                .join();
        return heard;
    }

    private static URI socket(String channel) {
        return URI.create("ws://127.0.0.1:" + alpha.http().getPort() + "/admin/jakarta.faces.push/" + channel);
    }

    @Test
    void a_stranger_does_not_get_at_the_socket() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(socket("partner?anything"), new WebSocket.Listener() {})
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }
}
