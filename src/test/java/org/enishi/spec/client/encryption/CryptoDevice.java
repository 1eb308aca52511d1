package org.enishi.spec.client.encryption;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.enishi.fixture.Person;
import org.enishi.fixture.Reply;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SigningKey;

/** A device that encrypts: it has keys, follows sync, and gets messages. */
public final class CryptoDevice {
    public static final String V3 = "/_matrix/client/v3/";
    private static final String CURVE = "signed_curve25519";
    private static final AtomicLong COUNT = new AtomicLong();

    private final Person person;
    private final SigningKey key;
    private String since = "";

    public CryptoDevice(Person person) {
        this.person = person;
        this.key = SigningKey.generate("ed25519:" + person.deviceId(), new SecureRandom());
    }

    /** With device keys and so many one-time keys. */
    public static CryptoDevice ready(Person person, int oneTimeKeys) {
        CryptoDevice device = new CryptoDevice(person);
        device.upload(Json.object()
                        .add("device_keys", device.deviceKeys())
                        .add("one_time_keys", device.oneTimeKeys(oneTimeKeys))
                        .build())
                .ok();
        return device;
    }

    public Person person() {
        return person;
    }

    public String user() {
        return person.userId();
    }

    public String id() {
        return person.deviceId();
    }

    public SigningKey key() {
        return key;
    }

    public JsonObject sign(JsonObject object) {
        return JsonSigner.sign(object, user(), key);
    }

    public JsonObject deviceKeys() {
        return sign(Json.object()
                .add("user_id", user())
                .add("device_id", id())
                .add("algorithms", Json.array(List.of("m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2")))
                .add(
                        "keys",
                        Json.object()
                                .add(
                                        key.id(),
                                        UnpaddedBase64.encode(key.verifyKey().bytes()))
                                .add("curve25519:" + id(), "curve of " + id()))
                .build());
    }

    public JsonObject oneTimeKeys(int many) {
        JsonObjectBuilder all = Json.object();
        for (int i = 0; i < many; i++)
            all.add(CURVE + ":K" + COUNT.incrementAndGet(), oneTimeKey("key " + COUNT.get()));
        return all.build();
    }

    public JsonObject oneTimeKey(String text) {
        return sign(Json.object().add("key", text).build());
    }

    public Reply upload(JsonObject body) {
        return person.talk().post(V3 + "keys/upload", body);
    }

    public JsonObject query(String... users) {
        JsonObjectBuilder wanted = Json.object();
        for (String user : users) wanted.add(user, Json.array());
        return person.talk()
                .post(
                        V3 + "keys/query",
                        Json.object().add("device_keys", wanted).build())
                .ok();
    }

    /** The keys given out for a device, by name. */
    public JsonObject claim(String user, String device) {
        JsonObject body = Json.object()
                .add("one_time_keys", Json.object().add(user, Json.object().add(device, CURVE)))
                .build();
        JsonObject keys = person.talk().post(V3 + "keys/claim", body).ok().getJsonObject("one_time_keys");
        JsonObject ofUser = keys.containsKey(user) ? keys.getJsonObject(user) : JsonValue.EMPTY_JSON_OBJECT;
        return ofUser.containsKey(device) ? ofUser.getJsonObject(device) : JsonValue.EMPTY_JSON_OBJECT;
    }

    /** @param device or {@code *} */
    public void send(String user, String device, String text) {
        sendAs("t" + COUNT.incrementAndGet(), user, device, text);
    }

    public void sendAs(String transaction, String user, String device, String text) {
        JsonObject content = Json.object().add("body", text).build();
        JsonObject body = Json.object()
                .add("messages", Json.object().add(user, Json.object().add(device, content)))
                .build();
        person.talk().put(V3 + "sendToDevice/m.test/" + transaction, body).ok();
    }

    /** What is new; it is acknowledged by the next call. */
    public JsonObject sync() {
        return sync(0);
    }

    public JsonObject sync(long timeout) {
        String token = since.isEmpty() ? "" : "&since=" + since;
        JsonObject answer =
                person.talk().get(V3 + "sync?timeout=" + timeout + token).ok();
        since = answer.getString("next_batch");
        return answer;
    }

    public String since() {
        return since;
    }

    public void forgetsToken(String token) {
        since = token;
    }

    /** The texts of messages to the device in an answer. */
    public static List<String> texts(JsonObject sync) {
        if (!sync.containsKey("to_device")) return List.of();
        return sync.getJsonObject("to_device").getJsonArray("events").getValuesAs(JsonObject.class).stream()
                .map(event -> event.getJsonObject("content").getString("body"))
                .toList();
    }

    /** @param which {@code changed} or {@code left} */
    public static List<String> deviceLists(JsonObject sync, String which) {
        if (!sync.containsKey("device_lists")) return List.of();
        return sync
                .getJsonObject("device_lists")
                .getJsonArray(which)
                .getValuesAs(jakarta.json.JsonString.class)
                .stream()
                .map(jakarta.json.JsonString::getString)
                .toList();
    }
}
