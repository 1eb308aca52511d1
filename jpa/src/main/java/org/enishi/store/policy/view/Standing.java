package org.enishi.store.policy.view;

/** How we stand with another server, by what it says. The names are stored. */
public enum Standing {
    /** Nothing was heard yet. */
    UNKNOWN,
    /** It says that it has an agreement with us that holds. */
    AGREED,
    /** It says that it has none. */
    NONE,
    /** It refuses all that we ask. */
    REFUSED,
    /** It does not speak of agreements: another software. */
    SILENT
}
