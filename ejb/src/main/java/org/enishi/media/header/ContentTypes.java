package org.enishi.media.header;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Content types as clients and other servers name them. */
public final class ContentTypes {
    public static final String OCTETS = "application/octet-stream";

    private static final int LONGEST = 255;
    private static final String TOKEN = "[0-9A-Za-z!#$&^_.+-]{1,127}";
    private static final Pattern GRAMMAR = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?: ?; ?" + TOKEN + "=(?:" + TOKEN + "|\"[0-9A-Za-z .,:/_+=-]{0,127}\")){0,8}");

    /** None of them makes a browser run anything. */
    private static final Set<String> SHOWN = Set.of(
            "text/css",
            "text/plain",
            "text/csv",
            "application/json",
            "application/ld+json",
            "image/jpeg",
            "image/gif",
            "image/png",
            "image/apng",
            "image/webp",
            "image/avif",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime",
            "audio/mp4",
            "audio/webm",
            "audio/aac",
            "audio/mpeg",
            "audio/ogg",
            "audio/wave",
            "audio/wav",
            "audio/x-wav",
            "audio/x-pn-wav",
            "audio/flac",
            "audio/x-flac");

    private ContentTypes() {}

    /** As it was said, or that of bytes where it is no content type. */
    public static String cleaned(@Nullable String said) {
        if (said == null) return OCTETS;
        String text = said.strip();
        return text.length() <= LONGEST && GRAMMAR.matcher(text).matches() ? text : OCTETS;
    }

    static boolean isShown(String contentType) {
        String bare = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return SHOWN.contains(bare);
    }
}
