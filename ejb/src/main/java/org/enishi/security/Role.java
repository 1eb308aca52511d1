package org.enishi.security;

/** The names that {@code @RolesAllowed} takes. */
public final class Role {
    /** A local user with an access token. */
    public static final String USER = "user";
    /** A guest of this server with an access token. */
    public static final String GUEST = "guest";
    /** Another homeserver, by its signature. */
    public static final String SERVER = "server";
    /** An application service, by its token. */
    public static final String APPSERVICE = "appservice";
    /** May change how the server is run. */
    public static final String ADMIN = "admin";
    /** May read what was done and said. */
    public static final String AUDITOR = "auditor";
    /** May help people with their devices and passwords. */
    public static final String HELPDESK = "helpdesk";

    private Role() {}
}
