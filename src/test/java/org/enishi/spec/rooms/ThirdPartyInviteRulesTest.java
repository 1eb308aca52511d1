package org.enishi.spec.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enishi.rules.auth.Verdict.ALLOW;
import static org.enishi.spec.rooms.PaperRoom.ALICE;
import static org.enishi.spec.rooms.PaperRoom.BOB;
import static org.enishi.spec.rooms.PaperRoom.CAROL;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.enishi.event.Event;
import org.enishi.event.RoomVersion;
import org.enishi.json.Json;
import org.enishi.json.UnpaddedBase64;
import org.enishi.rules.auth.Rule;
import org.enishi.rules.auth.Verdict;
import org.enishi.signing.JsonSigner;
import org.enishi.signing.SigningKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** <a href="https://spec.matrix.org/v1.19/rooms/v12/#authorisation-rules">Matrix v1.19, rooms, "Authorisation rules"</a>, third-party invites. */
class ThirdPartyInviteRulesTest {
    private static final SigningKey IDENTITY = new SigningKey("ed25519:0", new byte[32]);
    private static final SigningKey STRANGER = new SigningKey("ed25519:0", new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2
    });

    /** 32 bytes that are not on the curve. */
    private static final String NO_POINT = "O2onvM62pC1io5jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik";

    private static PaperRoom room(RoomVersion version, boolean listed) {
        PaperRoom room = PaperRoom.of(version);
        var key = Json.object()
                .add("public_key", UnpaddedBase64.encode(IDENTITY.verifyKey().bytes()));
        var content = listed ? Json.object().add("public_keys", Json.array().add(key)) : key;
        room.add(ALICE, "m.room.third_party_invite", "token", content.build());
        return room;
    }

    private static JsonObject signed(SigningKey key, String user, String token) {
        return JsonSigner.sign(
                Json.object().add("mxid", user).add("token", token).build(), "id.example", key);
    }

    private static Verdict judge(PaperRoom room, org.enishi.id.UserId sender, JsonValue signed) {
        var content = Json.object()
                .add("membership", "invite")
                .add(
                        "third_party_invite",
                        Json.object().add("display_name", "b").add("signed", signed));
        Event invite = room.make(sender, "m.room.member", BOB.value(), content.build());
        return room.judge(invite);
    }

    @ParameterizedTest
    @EnumSource
    void areAllowedWhenAnyKeyFits(RoomVersion version) {
        JsonObject signed = signed(IDENTITY, BOB.value(), "token");
        assertThat(judge(room(version, false), ALICE, signed)).isEqualTo(ALLOW);
        assertThat(judge(room(version, true), ALICE, signed)).isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatIsNoKeyFitsNothingAndHurtsNoOther(RoomVersion version) {
        PaperRoom room = PaperRoom.of(version);
        var fitting = Json.object()
                .add("public_key", UnpaddedBase64.encode(IDENTITY.verifyKey().bytes()));
        var keys = Json.array().add(Json.object().add("public_key", NO_POINT));
        var content = Json.object().add("public_key", NO_POINT).add("public_keys", keys.add(fitting));
        room.add(ALICE, "m.room.third_party_invite", "token", content.build());
        assertThat(judge(room, ALICE, signed(IDENTITY, BOB.value(), "token"))).isEqualTo(ALLOW);
        assertThat(judge(room, ALICE, signed(STRANGER, BOB.value(), "token")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_SIGNATURE_WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void areRejectedWhenNoKeyFits(RoomVersion version) {
        assertThat(judge(room(version, false), ALICE, signed(STRANGER, BOB.value(), "token")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_SIGNATURE_WRONG));
        assertThat(judge(room(version, false), ALICE, PaperRoom.json("{'mxid':'@bob:two.example','token':'token'}")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_SIGNATURE_WRONG));
    }

    @ParameterizedTest
    @EnumSource
    void areRejectedForAnotherUserTokenOrSender(RoomVersion version) {
        PaperRoom room = room(version, false);
        assertThat(judge(room, ALICE, signed(IDENTITY, CAROL.value(), "token")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_FOR_ANOTHER_USER));
        assertThat(judge(room, ALICE, signed(IDENTITY, BOB.value(), "other")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_UNKNOWN));
        assertThat(judge(room, ALICE, signed(IDENTITY, BOB.value(), "\0")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_UNKNOWN));
        assertThat(judge(room, CAROL, signed(IDENTITY, BOB.value(), "token")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_OF_ANOTHER_SENDER));
    }

    @ParameterizedTest
    @EnumSource
    void areRejectedWhenIncomplete(RoomVersion version) {
        PaperRoom room = room(version, false);
        assertThat(judge(room, ALICE, Json.text("x"))).isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_NOT_SIGNED));
        assertThat(judge(room, ALICE, PaperRoom.json("{'mxid':'@bob:two.example'}")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_INCOMPLETE));
    }

    @ParameterizedTest
    @EnumSource
    void areRejectedForABannedUser(RoomVersion version) {
        PaperRoom room = room(version, false);
        room.member(ALICE, BOB, "ban");
        assertThat(judge(room, ALICE, signed(IDENTITY, BOB.value(), "token")))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_WHILE_BANNED));
    }

    @ParameterizedTest
    @EnumSource
    void mayBeIssuedByWhoMayInvite(RoomVersion version) {
        PaperRoom room = PaperRoom.of(version);
        room.member(BOB, BOB, "join");
        assertThat(room.judge(room.make(BOB, "m.room.third_party_invite", "t", PaperRoom.EMPTY)))
                .isEqualTo(ALLOW);
        room.powerLevels(ALICE, "{'invite':1}");
        assertThat(room.judge(room.make(BOB, "m.room.third_party_invite", "t", PaperRoom.EMPTY)))
                .isEqualTo(Verdict.reject(Rule.THIRD_PARTY_INVITE_NEEDS_MORE_POWER));
    }
}
