package org.enishi.configuration;

/** Which Enishi this is, as the build wrote it into the archive. */
public final class Release {
    private Release() {}

    /** Such as {@code 0.1.0}; "unpackaged" where classes do not come from an archive. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
