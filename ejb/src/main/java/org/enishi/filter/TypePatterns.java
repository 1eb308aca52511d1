package org.enishi.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Event types in which {@code *} stands for any sequence of characters. Matching takes no more than length × length. */
final class TypePatterns {
    private final Set<String> exact = new HashSet<>();
    private final List<String> wild = new ArrayList<>();

    TypePatterns(List<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.indexOf('*') < 0) exact.add(pattern);
            else wild.add(pattern);
        }
    }

    boolean matches(String type) {
        return exact.contains(type) || wild.stream().anyMatch(pattern -> matches(pattern, type));
    }

    /** Goes back to the last star only: what an earlier star took need not change. */
    private static boolean matches(String pattern, String text) {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = i;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++resume;
            } else return false;
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') at++;
        return at == pattern.length();
    }
}
