package org.enishi.rules.push;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Patterns with {@code *} and {@code ?}, whatever the case. Takes no more than pattern × text steps.
 *
 * @see <a href="https://spec.matrix.org/v1.19/appendices/#glob-style-matching">Matrix v1.19, appendices, "Glob-style
 *     matching"</a>
 */
final class Glob {
    private final String pattern;
    private final String text;
    /** {@code states[i]}: the pattern before i has matched what ends here. */
    private boolean[] states;

    private Glob(String pattern, String text) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
        this.text = text.toLowerCase(Locale.ROOT);
        this.states = new boolean[this.pattern.length() + 1];
    }

    /** The whole text. */
    static boolean matches(String pattern, String text) {
        boolean plain = pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
        if (plain) return pattern.equalsIgnoreCase(text);
        return new Glob(pattern, text).run(at -> at == 0, at -> at == text.length());
    }

    /** A part of the text that starts and ends at a word boundary. */
    static boolean matchesWords(String pattern, String text) {
        Glob glob = new Glob(pattern, text);
        return !pattern.isEmpty() && glob.run(glob::isBoundary, glob::isBoundary);
    }

    private boolean run(IntPredicate start, IntPredicate end) {
        for (int at = 0; at <= text.length(); at++) {
            if (start.test(at)) states[0] = true;
            skipStars();
            if (states[pattern.length()] && end.test(at)) return true;
            if (at < text.length()) step(text.charAt(at));
        }
        return false;
    }

    private void skipStars() {
        for (int i = 0; i < pattern.length(); i++) if (states[i] && pattern.charAt(i) == '*') states[i + 1] = true;
    }

    private void step(char next) {
        boolean[] after = new boolean[states.length];
        for (int i = 0; i < pattern.length(); i++) {
            if (!states[i]) continue;
            char wanted = pattern.charAt(i);
            if (wanted == '*') after[i] = true;
            else if (wanted == '?' || wanted == next) after[i + 1] = true;
        }
        states = after;
    }

    private boolean isBoundary(int at) {
        return at == 0 || at == text.length() || !isWord(text.charAt(at - 1)) || !isWord(text.charAt(at));
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
}
