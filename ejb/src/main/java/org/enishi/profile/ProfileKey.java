package org.enishi.profile;

import static org.enishi.error.MatrixException.badJson;
import static org.enishi.error.MatrixException.invalidParam;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.enishi.error.ErrorCode;
import org.enishi.error.MatrixException;

/**
 * The name of a profile field: {@code displayname}, {@code avatar_url}, {@code m.tz}, or a namespaced one.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#common-namespaced-identifier-grammar">Matrix v1.19,
 *     appendices, "Common Namespaced Identifier Grammar"</a>
 */
public record ProfileKey(String value) {
    public static final ProfileKey DISPLAY_NAME = new ProfileKey("displayname");
    public static final ProfileKey AVATAR_URL = new ProfileKey("avatar_url");

    private static final ProfileKey TIME_ZONE = new ProfileKey("m.tz");

    /** Both go into member events, which hold no more than 64 KiB in all. */
    private static final int MOST_CHARACTERS = 1000;

    /** @throws MatrixException {@code M_KEY_TOO_LARGE}, {@code M_INVALID_PARAM} */
    public ProfileKey {
        if (value.getBytes(StandardCharsets.UTF_8).length > 255)
            throw new MatrixException(ErrorCode.M_KEY_TOO_LARGE, "a profile field's name has at most 255 bytes");
        if (!Grammar.fits(value)) throw invalidParam("not the name of a profile field");
    }

    /** Whether rooms are told of it by member events. */
    boolean isInMemberEvents() {
        return equals(DISPLAY_NAME) || equals(AVATAR_URL);
    }

    /** @throws MatrixException {@code M_BAD_JSON}, {@code M_INVALID_PARAM}, {@code M_PROFILE_TOO_LARGE} */
    void check(JsonValue content) {
        if (content == JsonValue.NULL) throw badJson(value + " cannot be null: delete it instead");
        if (!isInMemberEvents() && !equals(TIME_ZONE)) return;
        if (!(content instanceof JsonString text)) throw badJson(value + " must be a string");
        checkText(text.getString());
    }

    private void checkText(String text) {
        if (text.length() > MOST_CHARACTERS)
            throw new MatrixException(
                    ErrorCode.M_PROFILE_TOO_LARGE, value + " has at most " + MOST_CHARACTERS + " characters");
        if (equals(AVATAR_URL) && !text.isEmpty() && !text.startsWith("mxc://"))
            throw invalidParam("avatar_url must be an mxc:// URI");
    }

    /** Of its own class, because the constants are made before a static field of this one would be. */
    private static final class Grammar {
        private static final Pattern KEY = Pattern.compile("avatar_url|displayname|[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)+");

        static boolean fits(String value) {
            return KEY.matcher(value).matches();
        }
    }
}
