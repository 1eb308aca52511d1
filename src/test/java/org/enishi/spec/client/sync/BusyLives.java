package org.enishi.spec.client.sync;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.enishi.fixture.EnishiServer;
import org.enishi.fixture.Person;
import org.enishi.json.Json;
import org.enishi.spec.client.encryption.CryptoDevice;

/** Four people who do by chance what people do: talk, read, come and go, knock, are invited, banned and ignored. */
final class BusyLives {
    private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

    private final List<Device> people = new ArrayList<>();
    private final List<String> rooms = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Device alice;
    private final Device bob;
    private final Device carol;
    private final Device dave;

    /** A room at whose door Dave stands. */
    private final String closed;

    private String daveIs = "leave";
    private boolean ignored;

    BusyLives(EnishiServer server) {
        for (String name : List.of("alice", "bob", "carol", "dave")) people.add(new Device(server.person(name)));
        alice = people.get(0);
        bob = people.get(1);
        carol = people.get(2);
        dave = people.get(3);
        people.forEach(Device::sync);
        people.forEach(each -> CryptoDevice.ready(each.person(), 2));
        for (int i = 0; i < 2; i++) {
            String room = alice.createPublicRoom();
            rooms.add(room);
            bob.join(room);
            carol.join(room);
            said.add(alice.say(room, "welcome"));
            said.add(alice.say(room, "welcome again"));
        }
        JsonObjectBuilder knock = Json.object()
                .add("type", "m.room.join_rules")
                .add("state_key", "")
                .add("content", Json.object().add("join_rule", "knock"));
        closed = alice.createRoom(Json.object()
                .add("preset", "private_chat")
                .add("initial_state", Json.array().add(knock)));
    }

    List<Device> people() {
        return people;
    }

    void act(Random random, int step) {
        int number = random.nextInt(2);
        String room = rooms.get(number);
        Device member = people.get(random.nextInt(2));
        switch (random.nextInt(16)) {
            case 0, 1 -> read(random, number);
            case 2 -> CryptoDevice.ready(people.get(random.nextInt(4)).person().onAnotherDevice(), 0);
            case 3 -> alice.state(room, "m.room.topic", "topic", "topic " + step);
            case 4 -> comeOrGo(carol, room);
            case 5 -> bob.put(own(bob) + "/account_data/org.example.x", number("step", step));
            case 6 -> member.put(own(member) + path(room) + "/tags/u.step" + step, number("order", 0));
            case 7, 8, 9 -> atTheDoor(random.nextBoolean());
            case 10 -> inThread(member, number, step);
            case 11 ->
                alice.put(path(room) + "/redact/" + last(random, number) + "/r" + room.hashCode() + step, NOTHING);
            case 12 -> ignore();
            default -> said.set(2 * number + random.nextInt(2), member.say(room, "step " + step));
        }
    }

    /** What nobody has been told of yet: a receipt, a tag, Dave at the door, a message to all devices of everybody. */
    void lastWords() {
        bob.post(path(rooms.get(0)) + "/receipt/m.read/" + Person.segment(said.get(0)), NOTHING);
        bob.put(own(bob) + path(rooms.get(1)) + "/tags/u.last", NOTHING);
        while (!daveIs.equals("knock")) atTheDoor(false);
        var sender = new CryptoDevice(alice.person());
        for (Device each : people) sender.send(each.user(), "*", "last words");
    }

    private void read(Random random, int number) {
        String type = random.nextInt(3) == 0 ? "m.read.private" : "m.read";
        JsonObjectBuilder body = Json.object();
        if (random.nextBoolean()) body.add("thread_id", "main");
        String receipt = path(rooms.get(number)) + "/receipt/" + type + "/" + last(random, number);
        people.get(random.nextInt(2)).post(receipt, body.build());
    }

    private static void comeOrGo(Device who, String room) {
        boolean in = who.person()
                        .talk()
                        .get(Device.CLIENT + path(room) + "/joined_members")
                        .status()
                == 200;
        if (in) who.leave(room);
        else who.join(room);
    }

    private void atTheDoor(boolean friendly) {
        daveIs = switch (daveIs) {
            case "leave" -> friendly ? invite() : knock();
            case "knock" -> friendly ? invite() : deed("kick", "leave");
            case "invite" -> friendly ? join() : leave();
            case "join" -> friendly ? leave() : deed("ban", "ban");
            default -> deed("unban", "leave");
        };
    }

    private String invite() {
        alice.invite(closed, dave);
        return "invite";
    }

    private String knock() {
        dave.post("/knock/" + Person.segment(closed), NOTHING);
        return "knock";
    }

    private String join() {
        dave.join(closed);
        return "join";
    }

    private String leave() {
        dave.leave(closed);
        return "leave";
    }

    private String deed(String name, String then) {
        alice.post(
                path(closed) + "/" + name,
                Json.object().add("user_id", dave.user()).build());
        return then;
    }

    private void inThread(Device who, int number, int step) {
        String room = rooms.get(number);
        JsonObject content = Json.object()
                .add("msgtype", "m.text")
                .add("body", "aside " + step)
                .add("m.relates_to", Json.object().add("rel_type", "m.thread").add("event_id", said.get(2 * number)))
                .build();
        who.put(path(room) + "/send/m.room.message/aside" + room.hashCode() + step, content);
    }

    private void ignore() {
        ignored = !ignored;
        JsonObjectBuilder users = Json.object();
        if (ignored) users.add(bob.user(), Json.object());
        JsonObject list = Json.object().add("ignored_users", users).build();
        carol.put(own(carol) + "/account_data/m.ignored_user_list", list);
    }

    private String last(Random random, int number) {
        return Person.segment(said.get(2 * number + random.nextInt(2)));
    }

    private static String own(Device who) {
        return "/user/" + Person.segment(who.user());
    }

    private static String path(String room) {
        return "/rooms/" + Person.segment(room);
    }

    private static JsonObject number(String key, int value) {
        return Json.object().add(key, value).build();
    }
}
