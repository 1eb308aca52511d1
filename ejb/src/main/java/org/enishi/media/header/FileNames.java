package org.enishi.media.header;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of files in {@code Content-Disposition}, which is where they travel. */
public final class FileNames {
    private static final int LONGEST = 255;
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z !#$&()+,.@^_`{}~\\[\\]=-]+");
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern EXTENDED =
            Pattern.compile("(?i)(?:^|[;\\s])filename\\*\\s*=\\s*utf-8'[^']{0,20}'([^;\\s\"]+)");
    private static final Pattern QUOTED =
            Pattern.compile("(?i)(?:^|[;\\s])filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.){0,2000})\"");
    private static final Pattern TOKEN = Pattern.compile("(?i)(?:^|[;\\s])filename\\s*=\\s*([^;\\s\"]+)");

    private FileNames() {}

    /** Without what could lead astray whoever reads it; absent if nothing is left. */
    public static @Nullable String cleaned(@Nullable String said) {
        if (said == null) return null;
        String end = said.length() > LONGEST ? said.substring(said.length() - LONGEST) : said;
        String text = CONTROL.matcher(end).replaceAll("").strip();
        return text.isEmpty() ? null : text;
    }

    /** The value of {@code Content-Disposition} for a file. */
    public static String disposition(String contentType, @Nullable String name) {
        String kind = ContentTypes.isShown(contentType) ? "inline" : "attachment";
        if (name == null) return kind;
        if (PLAIN.matcher(name).matches()) return kind + "; filename=\"" + name + "\"";
        return kind + "; filename*=utf-8''"
                + URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A");
    }

    /** The name in such a value; absent where there is none. */
    public static @Nullable String in(@Nullable String disposition) {
        if (disposition == null) return null;
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) return decoded(extended.group(1));
        Matcher quoted = QUOTED.matcher(disposition);
        if (quoted.find()) return cleaned(quoted.group(1).replaceAll("\\\\(.)", "$1"));
        Matcher token = TOKEN.matcher(disposition);
        return token.find() ? cleaned(token.group(1)) : null;
    }

    private static @Nullable String decoded(String text) {
        try {
            return cleaned(URLDecoder.decode(text.replace("+", "%2B"), UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return cleaned(text);
        }
    }
}
