package org.enishi.differential;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import org.enishi.event.Event;
import org.enishi.event.EventType;
import org.enishi.event.Membership;
import org.enishi.event.RoomVersion;
import org.enishi.event.StateKey;
import org.enishi.id.UserId;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.signing.JsonSigner;
import org.jspecify.annotations.Nullable;

/** What somebody might do next in a room: mostly what is allowed there, often what is not. */
final class Drafts {
    static final List<UserId> USERS = List.of(
            new UserId("@alice:one.example"),
            new UserId("@bob:two.example"),
            new UserId("@carol:three.example"),
            new UserId("@dave:one.example"),
            new UserId("@eve:two.example"),
            new UserId("@frank:three.example"));
    static final UserId FOUNDER = USERS.get(0);

    private static final List<String> JOIN_RULES =
            List.of("public", "public", "invite", "knock", "restricted", "knock_restricted", "private", "nonsense");
    private static final List<String> EXTRA = List.of(
            "displayname",
            "creator",
            "ban",
            "invite",
            "join_rule",
            "allow",
            "users",
            "aliases",
            "history_visibility",
            "redacts",
            "membership",
            "third_party_invite",
            "x");

    private final RoomVersion version;
    private final Chance chance;
    private final PowerLevelDrafts levels;

    /** What an event is to say; the rest follows from where it stands. */
    record Draft(UserId sender, String type, @Nullable String key, JsonObject content) {}

    Drafts(RoomVersion version, Chance chance) {
        this.version = version;
        this.chance = chance;
        this.levels = new PowerLevelDrafts(version, chance);
    }

    Draft create() {
        JsonObjectBuilder content = Json.object().add("room_version", version.id());
        if (!version.creatorIsSender() || chance.percent(5)) content.add("creator", FOUNDER.value());
        if (chance.percent(7)) content.add("m.federate", false);
        if (chance.percent(40))
            content.add("additional_creators", Json.array(List.of(USERS.get(1).value())));
        return new Draft(FOUNDER, "m.room.create", "", content.build());
    }

    Draft founderJoins() {
        return member(FOUNDER, FOUNDER, "join");
    }

    Draft firstLevels() {
        return new Draft(FOUNDER, "m.room.power_levels", "", levels.first());
    }

    Draft openDoor() {
        return state(FOUNDER, "m.room.join_rules", Json.object().add("join_rule", "public"));
    }

    Draft next(Map<StateKey, Event> state) {
        UserId sender = sender(state);
        UserId target = chance.of(USERS);
        return switch (chance.below(22)) {
            case 0, 1, 2, 3 -> join(target, state);
            case 4 -> member(target, target, "leave");
            case 5, 6 -> member(sender, target, "invite");
            case 7 -> member(sender, target, "leave");
            case 8 -> member(sender, target, "ban");
            case 9 -> member(target, target, "knock");
            case 10, 11, 12 -> new Draft(sender, "m.room.power_levels", "", levels.next(state));
            case 13, 14 -> state(sender, "m.room.join_rules", Json.object().add("join_rule", chance.of(JOIN_RULES)));
            case 15, 16 -> state(sender, "m.room.topic", Json.object().add("topic", chance.text()));
            case 17 -> message(sender);
            case 18 -> new Draft(sender, "org.own", chance.percent(70) ? target.value() : "@nobody", extra());
            case 19 -> thirdParty(sender, target, state);
            case 20 -> rare(sender, target);
            default -> new Draft(sender, "m.room.redaction", null, redaction());
        };
    }

    private UserId sender(Map<StateKey, Event> state) {
        List<UserId> joined = USERS.stream()
                .filter(user -> membership(state, user) == Membership.JOIN)
                .toList();
        return joined.isEmpty() || chance.percent(12) ? chance.of(USERS) : chance.of(joined);
    }

    private static Membership membership(Map<StateKey, Event> state, UserId user) {
        Event member = state.get(StateKey.member(user));
        return member == null ? Membership.LEAVE : member.membership().orElse(Membership.LEAVE);
    }

    private Draft join(UserId user, Map<StateKey, Event> state) {
        JsonObjectBuilder content = Json.object().add("membership", "join");
        if (chance.percent(25))
            content.add("join_authorised_via_users_server", sender(state).value());
        UserId sender = chance.percent(95) ? user : chance.of(USERS);
        return new Draft(sender, "m.room.member", user.value(), content.build());
    }

    private static Draft member(UserId sender, UserId target, String membership) {
        return new Draft(
                sender,
                "m.room.member",
                target.value(),
                Json.object().add("membership", membership).build());
    }

    private Draft state(UserId sender, String type, JsonObjectBuilder content) {
        return new Draft(sender, type, chance.percent(97) ? "" : "other", content.build());
    }

    private Draft message(UserId sender) {
        return new Draft(sender, chance.percent(70) ? "m.room.message" : "org.ruled", null, extra());
    }

    private JsonObject extra() {
        JsonObjectBuilder content = Json.object();
        for (int i = chance.below(5); i > 0; i--) content.add(chance.of(EXTRA), chance.json(3));
        return content.build();
    }

    private JsonObject redaction() {
        return Json.object()
                .add("redacts", "$nothing:one.example")
                .add("reason", chance.text())
                .build();
    }

    /** Issued, or taken: with a signature that holds, or not. */
    private Draft thirdParty(UserId sender, UserId target, Map<StateKey, Event> state) {
        Event issued = state.get(new StateKey(EventType.THIRD_PARTY_INVITE, "token"));
        if (issued == null || chance.percent(20)) {
            String key = UnpaddedBase64.encode(GeneratedRoom.KEY.verifyKey().bytes());
            JsonObjectBuilder content = Json.object().add("display_name", "x").add("key_validity_url", "https://x");
            if (chance.percent(50)) content.add("public_key", key);
            else content.add("public_keys", Json.array().add(Json.object().add("public_key", key)));
            return new Draft(sender, "m.room.third_party_invite", "token", content.build());
        }
        var said = Json.object()
                .add("mxid", (chance.percent(90) ? target : sender).value())
                .add("token", chance.percent(95) ? "token" : "other");
        JsonObject signed = JsonSigner.sign(said.build(), "id.example", GeneratedRoom.KEY);
        if (chance.percent(15)) signed = Json.object(signed).add("more", 1).build();
        var invite = Json.object().add("display_name", "x").add("signed", signed);
        var content = Json.object().add("membership", "invite").add("third_party_invite", invite);
        UserId inviting = chance.percent(85) ? issued.sender() : sender;
        return new Draft(inviting, "m.room.member", target.value(), content.build());
    }

    private Draft rare(UserId sender, UserId target) {
        return switch (chance.below(7)) {
            case 0 -> new Draft(sender, "m.room.create", "", Json.object().build());
            case 1 -> new Draft(sender, "m.room.aliases", "two.example", extra());
            case 2 -> new Draft(sender, "m.room.aliases", sender.server().value(), extra());
            case 3 -> member(sender, target, "nonsense");
            case 4 -> new Draft(sender, "m.room.power_levels", chance.text().isEmpty() ? "x" : "", extra());
            case 5 -> new Draft(sender, "m.room.member", target.value(), extra());
            default -> new Draft(sender, "m.room.history_visibility", "", extra());
        };
    }
}
