package org.enishi.userdirectory;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of a name somebody may look for: words, whatever their case and width. Japanese and Chinese names have no gaps
 * between words, so each of their characters may begin one.
 */
final class Words {
    /** In characters. Nobody types more. */
    private static final int LONGEST = 40;

    private static final int LONGEST_TEXT = 300;
    private static final int MOST = 60;
    private static final Set<UnicodeScript> WITHOUT_GAPS = Set.of(
            UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.THAI, UnicodeScript.LAO);

    private Words() {}

    /** By whose beginnings a name is found. */
    static Set<String> of(String name) {
        Set<String> found = new LinkedHashSet<>();
        for (String run : runs(name)) {
            int from = 0;
            do {
                if (found.size() == MOST) return found;
                found.add(run.substring(from));
                from = run.offsetByCodePoints(from, 1);
            } while (from < run.length() && isWithoutGaps(run.codePointAt(from)));
        }
        return found;
    }

    /** The beginnings that are looked for. */
    static List<String> asked(String term) {
        return runs(term);
    }

    private static List<String> runs(String text) {
        String plain =
                Normalizer.normalize(shortened(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> runs = new ArrayList<>();
        var run = new StringBuilder();
        boolean gapless = false;
        for (int each : plain.codePoints().toArray()) {
            boolean parts = isSeparator(each);
            boolean turns = !run.isEmpty() && !isMark(each) && gapless != isWithoutGaps(each);
            if (parts || turns || run.length() >= LONGEST) finish(run, runs);
            if (parts) continue;
            if (run.isEmpty()) gapless = isWithoutGaps(each);
            run.appendCodePoint(each);
        }
        finish(run, runs);
        return runs;
    }

    private static String shortened(String text) {
        int end = Math.min(text.length(), LONGEST_TEXT);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end);
    }

    private static void finish(StringBuilder run, List<String> runs) {
        if (!run.isEmpty()) runs.add(run.toString());
        run.setLength(0);
    }

    /** The sign that lengthens a vowel belongs to no script of its own. */
    private static boolean isWithoutGaps(int character) {
        return character == '\u30fc' || WITHOUT_GAPS.contains(UnicodeScript.of(character));
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Pictures are part of names, too. */
    private static boolean isSeparator(int character) {
        int type = Character.getType(character);
        boolean isPart = Character.isLetterOrDigit(character)
                || isMark(character)
                || type == Character.OTHER_SYMBOL
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        return !isPart;
    }
}
