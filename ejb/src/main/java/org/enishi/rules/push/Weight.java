package org.enishi.rules.push;

/** What an event is to somebody who has not read it. The ordinals are stored. */
public enum Weight {
    NOTHING,
    NOTIFIES,
    HIGHLIGHTS
}
