package org.enishi.startup;

import java.util.ArrayList;
import java.util.List;

/** What a person sees when the server has come up: labelled lines, as few as possible. */
public final class Summary {
    private record Line(String label, String text) {}

    private final List<Line> lines = new ArrayList<>();

    public void add(String label, String text) {
        lines.add(new Line(label, text));
    }

    @Override
    public String toString() {
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        var text = new StringBuilder(System.lineSeparator());
        for (Line line : lines) {
            text.append("  ")
                    .append(line.label())
                    .append(" ".repeat(width - line.label().length() + 2));
            text.append(line.text()).append(System.lineSeparator());
        }
        return text.append(System.lineSeparator()).toString();
    }
}
