package org.enishi.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;
import org.enishi.event.RoomVersion;
import org.enishi.id.InvalidIdentifier;
import org.enishi.id.RoomAlias;
import org.enishi.id.ServerName;
import org.enishi.id.UserId;

/**
 * A room that somebody asks for.
 *
 * @param listed whether it goes into the published directory
 * @param direct whether the invitations say that this is a direct chat
 * @see <a href="https://spec.matrix.org/v1.19/client-server-api/#post_matrixclientv3createroom">Matrix v1.19, "POST
 *     createRoom"</a>
 */
public record NewRoom(
        RoomVersion version,
        Preset preset,
        boolean listed,
        Optional<RoomAlias> alias,
        Optional<String> name,
        Optional<String> topic,
        List<UserId> invite,
        boolean direct,
        JsonObject creationContent,
        JsonObject powerLevelOverride,
        List<InitialState> initialState) {
    /**
     * The body of the request; identifiers are well formed.
     *
     * @param thirdPartyInvites not supported: must be empty
     */
    public record Body(
            Optional<String> visibility,
            Optional<String> roomAliasName,
            Optional<String> name,
            Optional<String> topic,
            Optional<List<UserId>> invite,
            @JsonbProperty("invite_3pid") Optional<List<JsonObject>> thirdPartyInvites,
            Optional<String> roomVersion,
            Optional<JsonObject> creationContent,
            Optional<List<InitialState>> initialState,
            Optional<String> preset,
            boolean isDirect,
            Optional<JsonObject> powerLevelContentOverride) {}

    /** @throws MatrixException {@code M_INVALID_PARAM}, {@code M_UNSUPPORTED_ROOM_VERSION} */
    static NewRoom of(Body body, RoomVersion defaultVersion, ServerName here) {
        boolean listed = isPublic(body.visibility.orElse("private"));
        if (!body.thirdPartyInvites.orElse(List.of()).isEmpty())
            throw MatrixException.invalidParam("this server has no identity server to ask for third-party invites");
        return new NewRoom(
                body.roomVersion.map(NewRoom::version).orElse(defaultVersion),
                body.preset.map(Preset::of).orElse(listed ? Preset.PUBLIC_CHAT : Preset.PRIVATE_CHAT),
                listed,
                body.roomAliasName.map(localpart -> alias(localpart, here)),
                body.name,
                body.topic,
                body.invite.orElse(List.of()).stream().distinct().toList(),
                body.isDirect,
                body.creationContent.orElse(JsonValue.EMPTY_JSON_OBJECT),
                body.powerLevelContentOverride.orElse(JsonValue.EMPTY_JSON_OBJECT),
                body.initialState.orElse(List.of()));
    }

    /** The same with one more. */
    NewRoom with(InitialState more) {
        List<InitialState> all =
                Stream.concat(initialState.stream(), Stream.of(more)).toList();
        return new NewRoom(
                version, preset, listed, alias, name, topic, invite, direct, creationContent, powerLevelOverride, all);
    }

    /** Whether the invitees get the creator's power. */
    boolean trustsInvitees() {
        return preset == Preset.TRUSTED_PRIVATE_CHAT;
    }

    /** @throws MatrixException {@code M_UNSUPPORTED_ROOM_VERSION} */
    static RoomVersion version(String id) {
        return RoomVersion.of(id)
                .orElseThrow(() -> new MatrixException(
                        ErrorCode.M_UNSUPPORTED_ROOM_VERSION, "this server does not know that room version"));
    }

    private static boolean isPublic(String visibility) {
        return switch (visibility) {
            case "public" -> true;
            case "private" -> false;
            default -> throw MatrixException.invalidParam("visibility is public or private");
        };
    }

    private static RoomAlias alias(String localpart, ServerName here) {
        boolean plain = !localpart.isBlank() && localpart.chars().noneMatch(c -> c == ':' || Character.isWhitespace(c));
        try {
            if (plain) return new RoomAlias("#" + localpart + ":" + here);
        } catch (InvalidIdentifier tooLong) {
            throw MatrixException.invalidParam(String.valueOf(tooLong.getMessage()));
        }
        throw MatrixException.invalidParam("room_alias_name is the local part of an alias, without blanks or colons");
    }
}
