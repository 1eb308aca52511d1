package org.enishi.spec.client.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.spec.client.encryption.CryptoDevice.texts;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.fixture.Servers;
import org.enishi.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Send-to-Device messaging")
class ToDeviceIT {
    private final EnishiServer server = Servers.one();
    private final CryptoDevice alice = new CryptoDevice(server.person("alice"));
    private final Person bob = server.person("bob");
    private final CryptoDevice phone = new CryptoDevice(bob);
    private final CryptoDevice laptop = new CryptoDevice(bob.onAnotherDevice());

    @Test
    void a_message_goes_to_its_device_and_a_star_means_all() {
        alice.send(bob.userId(), phone.id(), "for the phone");
        alice.send(bob.userId(), "*", "for all");
        alice.send(bob.userId(), "UNKNOWN", "for nobody");
        JsonObject first = phone.sync();
        assertThat(texts(first)).containsExactly("for the phone", "for all");
        assertThat(texts(laptop.sync())).containsExactly("for all");
        JsonObject event =
                first.getJsonObject("to_device").getJsonArray("events").getJsonObject(0);
        assertThat(event.getString("sender")).isEqualTo(alice.user());
        assertThat(event.getString("type")).isEqualTo("m.test");
    }

    @Test
    void it_is_given_again_until_the_token_of_its_answer_comes() {
        phone.sync();
        String before = phone.since();
        alice.send(bob.userId(), phone.id(), "once");
        assertThat(texts(phone.sync())).containsExactly("once");
        phone.forgetsToken(before);
        assertThat(texts(phone.sync())).containsExactly("once");
        assertThat(texts(phone.sync())).isEmpty();
        alice.send(bob.userId(), phone.id(), "next");
        phone.forgetsToken("");
        assertThat(texts(phone.sync())).containsExactly("next");
    }

    @Test
    void the_same_transaction_sends_nothing_again() {
        alice.sendAs("same", bob.userId(), phone.id(), "one");
        alice.sendAs("same", bob.userId(), phone.id(), "one");
        assertThat(texts(phone.sync())).containsExactly("one");
    }

    @Test
    void at_most_a_hundred_come_at_once_in_order() {
        List<String> sent =
                IntStream.range(0, 230).mapToObj(i -> "message " + i).toList();
        sent.forEach(text -> alice.send(bob.userId(), phone.id(), text));
        List<String> got = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (List<String> some = texts(phone.sync()); !some.isEmpty(); some = texts(phone.sync())) {
            got.addAll(some);
            sizes.add(some.size());
        }
        assertThat(got).isEqualTo(sent);
        assertThat(sizes).containsExactly(100, 100, 30);
    }

    @Test
    void it_wakes_a_device_that_waits() {
        phone.sync();
        CompletableFuture<JsonObject> waiting = CompletableFuture.supplyAsync(() -> phone.sync(60_000));
        alice.send(bob.userId(), phone.id(), "wake up");
        assertThat(texts(waiting.join())).containsExactly("wake up");
    }

    @Test
    void messages_must_be_there() {
        String path = CryptoDevice.V3 + "sendToDevice/m.test/none";
        assertThat(alice.person().talk().put(path, Json.object().build()).status())
                .isEqualTo(400);
    }
}
