package org.enishi.room;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.enishi.error.ErrorCode;
import org.enishi.error.Fields;
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
     * Reads the body of a request.
     *
     * @throws MatrixException {@code M_BAD_JSON}, {@code M_INVALID_PARAM}, {@code M_UNSUPPORTED_ROOM_VERSION}
     */
    public static NewRoom of(JsonObject json, RoomVersion defaultVersion, ServerName here) {
        var body = new Fields(json);
        boolean listed = isPublic(body);
        Optional<Preset> preset = body.string("preset").map(Preset::of);
        return new NewRoom(
                body.string("room_version").map(NewRoom::version).orElse(defaultVersion),
                preset.orElse(listed ? Preset.PUBLIC_CHAT : Preset.PRIVATE_CHAT),
                listed,
                body.string("room_alias_name").map(localpart -> alias(localpart, here)),
                body.string("name"),
                body.string("topic"),
                body.identifiers("invite", UserId::new),
                body.flag("is_direct"),
                body.object("creation_content").orElse(JsonValue.EMPTY_JSON_OBJECT),
                body.object("power_level_content_override").orElse(JsonValue.EMPTY_JSON_OBJECT),
                body.objects("initial_state").stream().map(InitialState::of).toList());
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

    private static boolean isPublic(Fields body) {
        String visibility = body.string("visibility").orElse("private");
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
