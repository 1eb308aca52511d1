package org.enishi.timeline;

/** Which way a room's history is read. */
public enum Direction {
    BACKWARDS,
    FORWARDS;

    /** {@code b} or {@code f}. */
    public static Direction of(String letter) {
        return switch (letter) {
            case "b" -> BACKWARDS;
            case "f" -> FORWARDS;
            default -> throw org.enishi.error.MatrixException.invalidParam("dir is b or f");
        };
    }
}
