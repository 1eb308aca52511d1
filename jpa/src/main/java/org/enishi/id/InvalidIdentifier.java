package org.enishi.id;

/** A string is not an identifier of the kind that was expected. The message never repeats control characters. */
public final class InvalidIdentifier extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidIdentifier(String kind, String value) {
        super("not a " + kind + ": " + printable(value));
    }

    private static String printable(String value) {
        String shortened = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        return shortened.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
