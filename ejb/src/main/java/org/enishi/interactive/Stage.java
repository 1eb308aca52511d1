package org.enishi.interactive;

import java.util.Arrays;
import java.util.Optional;

/** The steps that we know. */
public enum Stage {
    DUMMY("m.login.dummy"),
    PASSWORD("m.login.password"),
    REGISTRATION_TOKEN("m.login.registration_token"),
    TERMS("m.login.terms");

    private final String type;

    Stage(String type) {
        this.type = type;
    }

    public static Optional<Stage> of(String type) {
        return Arrays.stream(values()).filter(stage -> stage.type.equals(type)).findFirst();
    }

    @Override
    public String toString() {
        return type;
    }
}
